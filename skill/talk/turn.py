"""One turn of talk: what was asked comes in, what is said and what is remembered goes out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from random import Random
from typing import TYPE_CHECKING, Any

from skill.coach import small_talk, texts
from skill.coach.answer import Act, Answer, Offer, Part, offers, verdict
from skill.coach.question import Ids, Question
from skill.frozen import Frozen
from skill.knowledge.model import Knowledge
from skill.languages.words import Spoken, Words
from skill.talk.context import EMPTY, FRESH, Activity, Context, State
from skill.talk.kinds import KINDS
from skill.talk.known import still_known
from skill.talk.remembering import Said, after, of_health, unweighed, worth_keeping
from skill.talk.resolve import resolve
from skill.talk.scene import NOWHERE, Change, Nearby, Scene, Step

if TYPE_CHECKING:  # read where a walk is asked for or on, and nowhere else
    from skill.talk.walk.scene import Outcome

#: How many details one "tell me more" tells.
_MOST_DETAILS = 1
#: What is asked where an answer proposes nothing.
_ANYTHING = offers(texts.OFFER_ANYTHING, None)
#: Kinds that say the last words again.
_AGAIN = frozenset(("repeat", "slower", "shorter"))
#: Kinds after which nothing of a walk is kept.
_FORGOTTEN = frozenset(("forgotten", "still_reminded"))
#: Kinds that take an offer, or decline it.
_TAKING = frozenset(("yes", "no", "another", "more"))
#: Texts that tell of a walker's health: which wording was used is not kept.
_HEALTH_TEXTS = (
    *("symptoms.", "circumstances.", "cares.", "soreness.", "subjects.", "pointers.", texts.ACHE),
    *(texts.KEEP_WALKING, texts.STOP_WALKING, texts.GUIDE_PAIN, texts.GUIDE_TIRED),
)
#: Answers kept at most; a walker should not wait for what was answered before.
_REMEMBERED = 1024


class Walker(Frozen):
    """Who speaks: the words of their locale, and what is kept of them; empty for a new one.

    known: False where what is kept of them could not be had. around: what walks ask of where they
    are.
    """

    words: Words
    record: Mapping[str, Any] = {}
    known: bool = True
    around: Nearby = NOWHERE

    @property
    def on_a_walk(self) -> bool:
        """Whether a guided walk of theirs is on, or was when it was last heard of."""
        return bool(self.record.get("walk"))

    @property
    def has_news(self) -> bool:
        """Whether a guided walk of theirs is over that they were told nothing of."""
        walks = self.record.get("walks") or {}
        return bool(walks) and "untold" in walks[max(walks)]


class Reply(Frozen):
    """What is said in one turn, in plain words, and done beside it.

    reprompt: said when the walker stays silent; None closes the session.
    card: title and text for the companion app, or None.
    """

    speech: str
    reprompt: str | None = None
    card: tuple[str, str] | None = None
    slowly: bool = False
    acts: tuple[Act, ...] = ()


class Turn(Frozen):
    """What came of one turn.

    keeps: the session would lose something worth a record. answer: what was answered, in keys;
    None where the last words were only said again. step: what becomes of the walk that is on.
    change: what becomes of those that are over.
    """

    reply: Reply
    state: State
    keeps: bool = False
    answer: Answer | None = None
    step: Step | None = None
    change: Change | None = None


class Talk:
    """Talks about one knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        # An answer in keys depends on nothing but the question, for the knowledge never changes.
        self._answered = lru_cache(_REMEMBERED)(self._from_knowledge)

    @cached_property
    def _private_tips(self) -> frozenset[str]:
        """Tips for special circumstances; found when something is kept: 0.3 ms of a cold start."""
        tips = self.knowledge.tips
        return frozenset(name for name, tip in tips.items() if tip.circumstances)

    def begin(self, asked: Question, walker: Walker) -> State:
        """Return the state that a new session starts with; a launch starts on a new topic."""
        record = walker.record
        if not record:
            return FRESH
        context = still_known(self.knowledge, Context.from_attributes(record.get("talk")))
        if asked.kind == "launch":
            kept = Context(tips=context.tips, wordings=context.wordings, recalled=True)
            return State(context=kept)
        context = context.but(misses=0, expects=None, recalled=True)
        return State(context=context, speech=record.get("last_speech"))

    def resume(self, attributes: object, words: Words) -> State:
        """Return what the last turn left in a session, as far as it is still known here."""
        state = State.from_attributes(attributes, words)
        context = still_known(self.knowledge, state.context)
        return state if context is state.context else state.but(context=context)

    def respond(
        self,
        asked: Question,
        before: State,
        walker: Walker,
        now: datetime,
        chance: Random,
        *,
        one_shot: bool,
    ) -> Turn:
        """Answer what was asked.

        before: what the last turn left. now: in UTC. chance: chooses between tips and wordings
        that are equally good. one_shot: the question came with the invocation, so a complete
        answer closes the session.
        """
        context = before.context.in_reach(now) if before.context.recalled else before.context
        if asked.whether in self.knowledge.worries:
            from skill.talk.one_breath import in_one_breath  # noqa: PLC0415 - only for who worries

            asked, context = in_one_breath(asked, context, self.knowledge)
        scene = self._scene(context, walker, now, chance)
        walking = walker.on_a_walk
        asked = _named(_meant(asked, scene, walker, one_shot=one_shot), walker.words)
        if asked.kind in _AGAIN:
            reply = _again(asked.kind, before, walker.words, chance)
            return Turn(reply=reply, state=before)
        ignored = _ignores_offer(asked, context)
        heard, asked = asked, resolve(asked, context, self.knowledge)
        answer, step, change = self._outcome(asked, scene, walking=walking)
        if walking:
            answer, step, change = _in_step(scene, answer, step, change)
        if not answer.spoken and not _untold(answer, context, walker.words):
            answer = answer.but(parts=(Part(key=texts.MORE_END),), offer=None)
        answer = _anew(heard, answer, scene, walker.words)
        private = of_health(self.knowledge, answer.topic or asked) and not walking
        closes = one_shot and answer.content and not private
        offer = _offer(answer, closes=closes, ignored=ignored)
        reply, said = _spoken(answer, offer, context, walker.words, chance)
        left = _on_the_walk(after(self.knowledge, asked, answer, context, said, now), walker)
        keeps = worth_keeping(asked, before, left, closed=reply.reprompt is None)
        visited = before.visited or keeps
        state = State(context=left, speech=reply.speech, reprompt=reply.reprompt, visited=visited)
        return Turn(reply=reply, state=state, keeps=keeps, answer=answer, step=step, change=change)

    def _scene(self, context: Context, walker: Walker, now: datetime, chance: Random) -> Scene:
        return Scene(
            knowledge=self.knowledge,
            context=context,
            returning=bool(walker.record),
            now=now,
            chance=chance,
            answer=self._complete_answer,
            record=walker.record,
            known=walker.known,
            locale=walker.words.locale,
            around=walker.around,
        )

    def _outcome(
        self, asked: Question, scene: Scene, *, walking: bool
    ) -> Outcome | tuple[Answer, None, None]:
        """Return the answer to a question, and what becomes of walks."""
        walks = KINDS[asked.kind].walks
        if walks is not None:
            return walks(scene, asked)
        answer = self.answer(asked, scene)
        if not walking and asked.kind not in _FORGOTTEN and (asked.kind != "stop" or scene.known):
            return answer, None, None
        from skill.talk.walk.on_the_way import beside  # noqa: PLC0415 - only for who walks

        return beside(scene, asked, answer)

    def answer(self, asked: Question, scene: Scene) -> Answer:
        """Answer a complete question. Never raises on ids it does not know: it asks back."""
        row = KINDS[asked.kind]
        if len(asked.muscles) > 1 and asked.kind not in ("which_of_two", "action"):
            from skill.coach.muscles import narrowest  # noqa: PLC0415 - only where two are named

            asked = asked.but(muscles=narrowest(self.knowledge, asked.muscles))
        if asked.unknown and row.unknown:
            return small_talk.unknown(asked, row.unknown)
        told = self._answered(asked) if row.goes_on is None else row.goes_on(scene, asked)
        if asked.whether and row.whether and told.verdict is None and not told.asks:
            return told.but(verdict=verdict(row.whether))
        return told

    def _from_knowledge(self, asked: Question) -> Answer:
        answer = KINDS[asked.kind].answer
        if answer is None:
            raise LookupError(f"nothing answers {asked.kind!r}")
        return answer(self.knowledge, asked)

    def _complete_answer(self, asked: Question) -> Answer:
        """Answer the last question once more; no kind that goes on from nothing needs a talk."""
        scene = Scene(knowledge=self.knowledge, context=EMPTY, answer=self._answered)
        return self.answer(asked, scene)

    def record(self, state: State) -> Mapping[str, Any]:
        """Return what a record keeps of a talk: nothing that tells of health, or of a weight."""
        context, last, thread = state.context, state.context.last, state.context.thread
        private = last is not None and of_health(self.knowledge, last.asked)
        weighed = last is not None and unweighed(last.asked) != last.asked
        kept = context.but(
            last=None if private or last is None else last.but(asked=unweighed(last.asked)),
            focus=tuple(entity for entity in context.focus if not entity.private),
            expects=None,
            set_aside=None,
            thread=None
            if thread is None or of_health(self.knowledge, thread)
            else unweighed(thread),
            circumstance=None,
            tips=tuple(tip for tip in context.tips if tip not in self._private_tips),
            wordings={
                key: n for key, n in context.wordings.items() if not key.startswith(_HEALTH_TEXTS)
            },
        )
        return {
            "talk": kept.to_attributes(),
            "last_speech": None if private or weighed else state.speech,
        }


def _meant(asked: Question, scene: Scene, walker: Walker, *, one_shot: bool) -> Question:
    """Return what a question means on the walk that is on, after one, and off any."""
    if walker.on_a_walk:
        from skill.talk.walk.on_the_way import meant  # noqa: PLC0415 - only for who is on a walk

        return meant(asked, scene, one_shot=one_shot)
    if asked.kind == "launch" and walker.has_news:
        return Question("walk_summary", subject="launch")
    if not walker.known or not _of_walks(asked):
        return asked
    from skill.talk.before import threads  # noqa: PLC0415 - only for words of a walk
    from skill.talk.off_a_walk import without_a_walk  # noqa: PLC0415 - only for words of a walk

    talks = threads(scene.context, scene.knowledge)
    return without_a_walk(asked, talks[-1] if talks else None, scene.context.expects)


def _named(asked: Question, words: Words) -> Question:
    """Return a question whose unknown words could be a name; of others a walk does without them,
    and what else was asked was not understood: nobody wants small words read back as a muscle.
    """
    row = KINDS[asked.kind]
    if asked.unknown is None or row.unknown is None or words.could_name(asked.unknown):
        return asked
    return asked.but(unknown=None) if row.walks else Question("fallback")


def _of_walks(asked: Question) -> bool:
    """Tell whether these are words for a guided walk; "pause" stops the skill where none is on."""
    return KINDS[asked.kind].walks is not None or asked.kind == "stop"


def _on_the_walk(left: Context, walker: Walker) -> Context:
    """Return what a turn leaves, with the walk that is on."""
    if not walker.on_a_walk:
        return left
    return left.but(activity=Activity(kind="walk", id=str(walker.record["walk"].get("id"))))


def _in_step(scene: Scene, *outcome: Any) -> Outcome:
    """Return what comes of a word on a walk, with its announcements in step."""
    from skill.talk.walk.announcing import in_step  # noqa: PLC0415 - only for who is on a walk
    from skill.talk.walk.scene import Outcome  # noqa: PLC0415 - only for who is on a walk

    return in_step(scene, Outcome(*outcome))


def _again(kind: str, state: State, words: Words, chance: Random) -> Reply:
    """Say the last thing again: as it was, slowly, or its first sentence alone."""
    marks = words.marks
    speech = state.speech or ""
    if not state.reprompt:  # nobody may be asked something when the session closes
        speech = marks.statements(speech)
    if not speech:
        asking = words.speak((Part(key=texts.REPEAT_WHAT),), state.context.wordings, chance)
        return Reply(speech=asking.text, reprompt=words.name(texts.REPROMPT_GENERAL))
    if kind == "shorter":
        first = marks.first(speech)
        asks = state.reprompt and not marks.is_question(first)
        speech = marks.join((first, state.reprompt)) if asks and state.reprompt else first
    return Reply(speech=speech, reprompt=state.reprompt, slowly=kind == "slower")


def _anew(heard: Question, answer: Answer, scene: Scene, words: Words) -> Answer:
    """Return the answer with something new for what was said a moment ago, in this session."""
    before, topic = scene.context, answer.topic
    again = any(part.key in before.wordings for part in answer.parts)
    if before.last is not None and KINDS[heard.kind].goes_on is None:
        again = again or before.last.asked == topic
    ill = topic is not None and (topic.circumstance or KINDS[topic.kind].health)
    if before.recalled or not again or (heard.named and not ill):
        return answer
    from skill.talk.anew import anew  # noqa: PLC0415 - only where something comes again

    return anew(heard, answer, scene, words)


def _spoken(
    answer: Answer, offer: Offer | None, before: Context, words: Words, chance: Random
) -> tuple[Reply, Said]:
    """Return what an answer and the offer behind it say, and what it took to say it."""
    parts, details = _parts(answer, before, words)
    statement = words.speak(parts, before.wordings, chance)
    speech, wordings = statement.text, statement.wordings
    if offer is not None:
        asking = words.speak((offer,), before.wordings, chance)
        speech = words.marks.join((speech, asking.text))
        wordings = {**wordings, **asking.wordings}
    card = _card(answer, statement, words)
    reprompt = _reprompt(answer, offer, words)
    reply = Reply(speech=speech, reprompt=reprompt, card=card, acts=answer.acts)
    offers_more = offer is not None and offer.accept is not None
    return reply, Said(wordings=wordings, details=details, offers=offers_more)


def _parts(answer: Answer, before: Context, words: Words) -> tuple[tuple[Part, ...], int]:
    """Return the parts to speak; an answer without any tells the next untold details."""
    if answer.spoken:
        return answer.spoken, 0
    told = before.last.details if before.last else 0
    untold = _untold(answer, before, words)
    return tuple(Part(key=key) for key in untold), told + len(untold)


def _untold(answer: Answer, before: Context, words: Words) -> Ids:
    """Return the next details that were not told yet."""
    told = before.last.details if before.last else 0
    return tuple(words.expand(answer.details)[told : told + _MOST_DETAILS])


def _offer(answer: Answer, *, closes: bool, ignored: bool) -> Offer | None:
    """Return what to propose; nothing where the answer asks itself, and where the session ends.

    Who has just passed over an offer is only asked what else they would like to know.
    """
    if answer.asks or answer.ends or closes:
        return None
    return _ANYTHING if ignored and answer.content else answer.offer or _ANYTHING


def _ignores_offer(asked: Question, before: Context) -> bool:
    """Tell whether an offer was made last that this question neither takes nor declines."""
    expects = before.expects
    return expects is not None and expects.how == "yes" and asked.kind not in _TAKING


def _reprompt(answer: Answer, offer: Offer | None, words: Words) -> str | None:
    """Return what is asked again when nobody answers; None where nothing was asked."""
    if offer is not None:
        return words.reprompt(offer.key)
    return words.reprompt(answer.spoken[-1].key) if answer.asks else None


def _card(answer: Answer, statement: Spoken, words: Words) -> tuple[str, str] | None:
    """Return the title and text of the card that goes with content."""
    if not answer.content:
        return None
    return words.title(answer.title or texts.TITLE_WALKING), statement.text
