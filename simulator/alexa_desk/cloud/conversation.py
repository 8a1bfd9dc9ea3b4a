"""One device's conversation with the skill: requests out, answers taken to heart."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from alexa_desk.cloud import envelopes
from alexa_desk.cloud.consent import consent
from alexa_desk.cloud.dialog import (
    COMPLETED,
    CONFIRM_INTENT,
    CONFIRM_SLOT,
    ELICIT,
    IN_PROGRESS,
    Dialog,
    DialogError,
    Step,
)
from alexa_desk.cloud.entities import entities_after
from alexa_desk.cloud.envelopes import Envelope, Moment, Sender
from alexa_desk.cloud.purchases import PURCHASES, purchase
from alexa_desk.cloud.responses import Reader
from alexa_desk.cloud.sessions import Ids, begin, stays_open
from alexa_desk.cloud.skill import Skill
from alexa_desk.device.clock import Clock
from alexa_desk.device.echo import Echo
from alexa_desk.device.speech import spoken
from alexa_desk.model import FALLBACK, Intent, InteractionModel
from alexa_desk.services.services import Services
from alexa_desk.turn import Turn
from alexa_desk.understanding import Understood

#: More delegations in one breath than any dialog has steps.
_DELEGATIONS = 20
_NO_WORDS = "outputSpeech has an empty text: Alexa says nothing"
_NO_VERSION = 'the answer has no version: Alexa\'s reference calls for "1.0"'
_DIALOG = {
    "Dialog.ElicitSlot": (ELICIT, "slotToElicit"),
    "Dialog.ConfirmSlot": (CONFIRM_SLOT, "slotToConfirm"),
    "Dialog.ConfirmIntent": (CONFIRM_INTENT, None),
    "Dialog.Delegate": (None, None),
}


class Cloud(NamedTuple):
    """What all conversations share: the skill, the clock, ids and Alexa's services."""

    skill: Skill
    clock: Clock
    ids: Ids
    services: Services


class Conversation:
    """The talk on one device. `model` is what the device's locale speaks, if there is one."""

    def __init__(self, cloud: Cloud, echo: Echo, model: InteractionModel | None) -> None:
        self._cloud = cloud
        self._echo = echo
        self._model = model

    def launch(self, **more: Any) -> Turn:
        """Open the skill without a question."""
        return self.ask({**envelopes.launch(), **more})

    def utter(self, understood: Understood) -> Turn:
        """Send what was understood, once the dialog has all that Alexa asks by herself."""
        understood = understood.instead or understood
        intent = self._intent(understood)
        if intent is None:
            turn = self.end("ERROR", error=_fault("nothing was understood", "INVALID_RESPONSE"))
            error = "Not understood, and the model declares no AMAZON.FallbackIntent."
            return replace(turn, error=error, understood=understood)
        entities = self._echo.session.entities if self._echo.session else ()
        dynamic = {added.name: added.values for added in entities}
        body = envelopes.intent_body(intent, understood.slots, dynamic=dynamic)
        dialog = self._echo.dialog
        if dialog is not None and dialog.name == intent.name:
            dialog.fill(body.get("slots", {}))
        else:
            known = self._model is not None and intent.name in self._model.dialogs
            dialog = Dialog(self._model, body) if known and self._model else None
            self._echo.dialog = dialog
        turn = Turn(intent=intent.name, slots=understood.slots, understood=understood)
        if dialog is None:
            return self._intent_request(turn, body)
        dialog.heard |= understood.slots
        return self._next(replace(turn, slots=dict(dialog.heard)))

    def decide(self, yes: bool) -> Turn:
        """Answer the dialog's question whether something is right."""
        dialog = self._echo.dialog
        if dialog is None:
            raise ValueError("no dialog asks anything")
        dialog.decide(yes)
        return self._next(Turn(intent=dialog.name, slots=dict(dialog.heard)))

    def ask(self, body: Mapping[str, Any], turn: Turn | None = None) -> Turn:
        """Send a request in the session, a new one where none is open; do what is answered."""
        echo = self._echo
        if echo.session is None:
            echo.session = begin(self._cloud.ids, echo.locale)
        request = self._envelope(body)
        turn = replace(turn or Turn(intent=str(body["type"])), request=request)
        return self._answered(request, turn)

    def tell(self, body: Mapping[str, Any]) -> Turn:
        """Send a request that belongs to no session; only the audio player obeys the answer."""
        request = self._envelope(body)
        return self.deliver(request)

    def deliver(self, request: Envelope) -> Turn:
        """Send a whole envelope that belongs to no session."""
        kind = str(request["request"].get("type"))
        answer = self._cloud.skill.answer(request, self._reader())
        turn = Turn(
            intent=kind,
            request=request,
            response=answer.response,
            error=answer.error,
            session_open=self._echo.session is not None,
        )
        if answer.refusal is not None or answer.response is None:
            self._report(request, answer.refusal or "")
            return turn
        return replace(turn, notes=self._obey(answer.response))

    def forward(self, request: Envelope) -> Turn:
        """Send a whole envelope as it is, but for the address of the services, which is ours."""
        sender = self.sender()
        content = json.loads(json.dumps(request))
        system = content.setdefault("context", {}).setdefault("System", {})
        system |= {"apiEndpoint": sender.endpoint, "apiAccessToken": sender.token}
        kind = str(content["request"].get("type"))
        if not envelopes.in_session(kind):
            return self.deliver(content)
        if kind == "SessionEndedRequest":
            self._close()
            return self.deliver(content)
        session = content.get("session") or {}
        locale = str(content["request"].get("locale") or self._echo.locale)
        self._echo.session = self._echo.session or begin(self._cloud.ids, locale)
        self._echo.session.id = session.get("sessionId") or self._echo.session.id
        return self._answered(content, Turn(intent=_intent_name(content), request=content))

    def end(self, reason: str = "USER_INITIATED", error: Mapping[str, str] | None = None) -> Turn:
        """Tell the skill that its session is over; it may not answer."""
        if self._echo.session is None:
            return Turn()
        request = self._envelope(envelopes.session_ended(reason, error))
        self._close()
        answer = self._cloud.skill.answer(request, self._reader())
        return Turn(
            intent="SessionEndedRequest",
            request=request,
            response=answer.response,
            error=answer.error,
        )

    def _intent(self, understood: Understood) -> Intent | None:
        """The intent that is sent; none where nothing was understood and no FallbackIntent is."""
        intents = self._model.intents if self._model else {}
        if understood.intent == FALLBACK:
            return intents.get(FALLBACK)
        return intents.get(understood.intent, Intent(understood.intent))

    def _next(self, turn: Turn) -> Turn:
        """Go on with the dialog: Alexa asks where she leads, else the skill is told."""
        dialog = self._echo.dialog
        if dialog is None:
            return turn
        if dialog.rules.delegated and dialog.state != COMPLETED:
            try:
                step = dialog.step(self._cloud.clock())
            except DialogError as error:
                return self._failed(turn, str(error))
            if step is not None:
                return self._asks(turn, dialog, step)
            dialog.state = COMPLETED
        return self._intent_request(turn, dialog.intent, dialog.state)

    def _asks(self, turn: Turn, dialog: Dialog, step: Step) -> Turn:
        """Alexa asks by herself, in the words of the model's prompt."""
        dialog.asked = step
        self._listen(step.prompt)
        return replace(turn, speech=step.prompt, reprompt=step.prompt, session_open=True)

    def _intent_request(self, turn: Turn, intent: Envelope, state: str | None = None) -> Turn:
        more = {"dialogState": state} if state else {}
        body = {"type": "IntentRequest", "intent": intent, **more}
        return self.ask(body, replace(turn, intent=str(intent["name"])))

    def _answered(self, request: Envelope, turn: Turn) -> Turn:
        """Send the request and do what the answer says: dialog, player, session."""
        answer = self._cloud.skill.answer(request, self._reader())
        response = answer.response
        if answer.refusal is not None or response is None:
            return self._failed(replace(turn, response=response), answer.refusal or "")
        progress = [Turn(speech=speech) for speech in self._cloud.services.progress(self._echo)]
        events = (*turn.events, *progress)
        turn = replace(turn, response=response, error=answer.complaint, events=events)
        session = self._echo.session
        if session is not None:
            session.carry(response)
        body = response.get("response") or {}
        said = body.get("outputSpeech") or {}
        notes: tuple[str, ...] = () if "version" in response else (_NO_VERSION,)
        if said.get("type") == "PlainText" and spoken(said) is None:
            notes += (_NO_WORDS,)
        turn = replace(
            turn,
            speech=spoken(said),
            reprompt=spoken((body.get("reprompt") or {}).get("outputSpeech")),
            notes=(*turn.notes, *notes, *self._obey(response)),
        )
        try:
            return self._settled(self._dialog_after(turn, response))
        except DialogError as fault:
            return self._failed(turn, str(fault))

    def _dialog_after(self, turn: Turn, response: Envelope) -> Turn:
        """The turn once the answer's dialog directive is done. Raises DialogError."""
        directive = _dialog_directive(response)
        if not stays_open(response, screen=self._echo.device.screen is not None):
            if directive is not None and directive["type"] != "Dialog.Delegate":
                raise DialogError(f"{directive['type']} asks, but shouldEndSession is true")
            self._close()
            return turn
        if directive is None:
            self._echo.dialog = None
            self._listen(turn.reprompt)
            return replace(turn, session_open=True)
        dialog = self._dialog(turn, directive)
        kind, key = _DIALOG[directive["type"]]
        if kind is None:
            return self._delegated(turn, dialog, directive)
        slot = str(directive.get(key)) if key else None
        dialog.asked = dialog.demand(kind, slot)
        dialog.state = IN_PROGRESS
        self._listen(turn.reprompt)
        return replace(turn, session_open=True)

    def _dialog(self, turn: Turn, directive: Mapping[str, Any]) -> Dialog:
        """The dialog that a directive goes on with, or begins by its updatedIntent."""
        if self._model is None:
            raise DialogError("Nothing can be asked in a locale without a model")
        updated = directive.get("updatedIntent")
        dialog = self._echo.dialog
        if dialog is None:
            current = (turn.request or {}).get("request", {}).get("intent")
            if not isinstance(updated, Mapping) and not isinstance(current, Mapping):
                raise DialogError(f"{directive['type']} without updatedIntent after {turn.intent}")
            dialog = Dialog(self._model, dict(current or updated or {}))
        dialog.update(updated)
        dialog.rules  # noqa: B018 - it raises where the model has no such dialog
        self._echo.dialog = dialog
        return dialog

    def _delegated(self, turn: Turn, dialog: Dialog, directive: Mapping[str, Any]) -> Turn:
        """Alexa takes the next step, or tells the skill that all is there."""
        before = (turn.request or {}).get("request", {})
        if before.get("dialogState") == COMPLETED and before.get("intent") == dialog.intent:
            raise DialogError(
                f"Dialog.Delegate, but the dialog of {dialog.name} is complete: nothing is asked"
            )
        denied = dialog.intent.get("confirmationStatus") == "DENIED"
        step = None if denied else dialog.step(self._cloud.clock())
        if step is not None:
            dialog.state = IN_PROGRESS
            return self._asks(turn, dialog, step)
        dialog.state = COMPLETED
        if len(turn.events) >= _DELEGATIONS:
            raise DialogError("The skill delegates without end")
        so_far = replace(turn, events=())
        final = replace(turn, events=(*turn.events, so_far), request=None, response=None)
        return self._intent_request(final, dialog.intent, COMPLETED)

    def _obey(self, response: Envelope) -> tuple[str, ...]:
        """Do what the answer's directives tell the device; notes on what it silently does not."""
        notes = []
        for directive in (response.get("response") or {}).get("directives") or ():
            kind = directive["type"]
            if kind.startswith("AudioPlayer."):
                notes.append(self._echo.player.obey(directive))
            elif kind == "Dialog.UpdateDynamicEntities" and self._echo.session is not None:
                session = self._echo.session
                session.entities = entities_after(directive)
            elif kind == "Alexa.Presentation.APL.RenderDocument":
                self._echo.screen_token = directive.get("token")
            elif kind == "Connections.SendRequest":
                notes.append(self._connect(directive))
        return tuple(note for note in notes if note)

    def _connect(self, directive: Mapping[str, Any]) -> str | None:
        """Take up a question that the skill lets Alexa ask; how it is told."""
        echo, name = self._echo, directive.get("name")
        if name == "AskFor":
            echo.question = consent(directive, echo.account)
        elif name in PURCHASES:
            echo.question = purchase(directive, echo, self._cloud.services.shop)
        else:
            return None
        return echo.question.note

    def _settled(self, turn: Turn) -> Turn:
        """The turn after what Alexa need not ask: the skill hears at once, in a new session."""
        question = self._echo.question
        if question is None or not question.settled:
            return turn
        self._echo.question = None
        self._close()
        if len(turn.events) >= _DELEGATIONS:
            return self._failed(turn, "The skill sells without end")
        events = (*turn.events, replace(turn, events=(), session_open=False))
        return self.ask(question.yes, Turn(intent=str(question.yes["type"]), events=events))

    def _failed(self, turn: Turn, error: str) -> Turn:
        """End the session as Alexa does when a skill gives no usable answer."""
        self.end("ERROR", _fault(error, "INVALID_RESPONSE"))
        self._close()
        return replace(turn, speech=None, reprompt=None, session_open=False, error=error)

    def _report(self, request: Envelope, error: str) -> None:
        """Tell the skill that its answer to a request outside a session was refused."""
        inner = request["request"]
        if inner.get("type") in ("System.ExceptionEncountered", "SessionEndedRequest"):
            return
        body = {
            "type": "System.ExceptionEncountered",
            "error": _fault(error, "INVALID_RESPONSE"),
            "cause": {"requestId": inner.get("requestId")},
        }
        self._cloud.skill.answer(self._envelope(body), self._reader())

    def _listen(self, reprompt: str | None) -> None:
        if self._echo.session is not None:
            self._echo.session.new = False
            self._echo.session.reprompt = reprompt
        self._echo.silent_since, self._echo.reprompted = self._cloud.clock.moved, False

    def _close(self) -> None:
        self._echo.session = self._echo.dialog = self._echo.silent_since = None

    def _reader(self) -> Reader:
        return Reader(self._echo.device, self._model)

    def _envelope(self, body: Mapping[str, Any]) -> Envelope:
        echo, session = self._echo, self._echo.session
        kind = str(body["type"])
        moment = Moment(f"amzn1.echo-api.request.{self._cloud.ids()}", self._now(), echo.locale)
        state = session.state() if session and envelopes.in_session(kind) else None
        return envelopes.envelope(self.sender(), state, moment, body)

    def sender(self) -> Sender:
        """Who speaks, as requests name them."""
        echo = self._echo
        return Sender(
            user_id=echo.account.user_id,
            device_id=echo.device_id,
            interfaces=echo.device.supported_interfaces(),
            endpoint=self._cloud.services.endpoint(),
            token=self._cloud.services.token(echo),
            person_id=echo.person_id,
            account_token=echo.device.account_token,
            permissions=sorted(echo.account.permissions),
            context=echo.context(),
        )

    def _now(self) -> datetime:
        return self._cloud.clock()


def _intent_name(request: Envelope) -> str:
    body = request["request"]
    intent = body.get("intent") or {}
    return str(intent.get("name") if body["type"] == "IntentRequest" else body["type"])


def _dialog_directive(response: Envelope) -> Mapping[str, Any] | None:
    directives = (response.get("response") or {}).get("directives") or ()
    return next((each for each in directives if each["type"] in _DIALOG), None)


def _fault(message: str, kind: str) -> dict[str, str]:
    return {"type": kind, "message": message}
