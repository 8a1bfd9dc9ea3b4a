"""What certification would refuse is refused here first: what is wrong, where, what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from alexa_desk.command.desk import Desk
from store import package
from store.check import check, refused
from store.manifest import manifest
from store.publisher import EXAMPLE, note_deployed, read_publisher
from store.rules import phrases, talk
from store.rules.catalogue import RULES, Level
from store.rules.platform import departures
from store.submission import Submission
from tests.store.conftest import ARN, OTHER_ID, PUBLISHED, SKILL_ID, Publish, spoilt
from workshop.paths import ROOT


def test_our_own_submission_has_no_fault(submission: Submission) -> None:
    """With a publisher all is ready."""
    assert check(submission) == []


def test_without_a_publisher_the_package_is_made_and_the_rest_is_told(
    whole: Submission, publish: Publish
) -> None:
    """A fresh clone: nothing is refused, and each thing to do names where."""
    faults = check(whole._replace(publisher=publish("operator:\n")))
    assert [fault.rule for fault in faults] == ["A-01", "A-01", "A-02", "A-03"]
    assert {fault.level for fault in faults} == {Level.OPEN}
    assert all("publisher.yaml:1: " in str(fault) for fault in faults)
    assert refused(faults) == []


@pytest.mark.parametrize(
    ("language", "texts", "rule", "told"),
    [
        ("en", {"summary": "walk " * 33}, "T-01", "en summary has 164 characters"),
        ("de", {"name": "G"}, "T-01", "de name has 1 characters"),
        ("en", {"news": "  "}, "T-01", "en news has 0 characters"),
        ("en", {"keywords": []}, "T-02", "0 keywords"),
        ("en", {"keywords": ["walk", "Walk"]}, "T-02", "'walk' stands here twice"),
        ("de", {"keywords": ["muskelgruppe" * 13]}, "T-02", "156 characters"),
        ("en", {"news": "**New** tips."}, "T-03", "'**'"),
        ("en", {"summary": "Walk \N{FLEXED BICEPS}."}, "T-03", "news holds|summary holds"),
        ("de", {"summary": "Der beste Skill."}, "T-04", "'beste'"),
        ("en", {"name": "Walking Alexa skill"}, "T-04", "'Alexa skill'"),
        ("en", {"summary": "It cures sore knees."}, "T-06", "'cures'"),
        ("de", {"summary": "Es lindert Schmerzen."}, "T-06", "'lindert'"),
        ("de", {"description": "Frag nach Muskeln."}, "T-05", "does not say"),
        ("en", {"disclaimer": "no medicine"}, "T-05", "'no medicine'"),
        ("en", {"phrases": ["Alexa, open walking muscles"]}, "P-01", "1 example phrases"),
    ],
)
def test_a_text_that_the_store_refuses(
    submission: Submission, language: str, texts: dict[str, Any], rule: str, told: str
) -> None:
    """Its file and line, what is wrong in it, and nothing else is wrong."""
    faults = [f for f in check(spoilt(submission, language, **texts)) if f.rule == rule]
    assert faults
    assert any(part in str(faults[0]) for part in told.split("|"))
    assert f"store/languages/{language}.yaml:" in str(faults[0])
    assert faults[0].line > 1


@pytest.mark.parametrize(
    ("line", "rule", "told"),
    [
        ("operator:", "A-01", "there is no operator"),
        ("contact:", "A-01", "there is no contact"),
        ("privacy:", "A-02", "de-DE, en-AU, en-CA, en-GB, en-IN, en-US have no privacy address"),
        ("privacy: http://walk.example.com", "A-08", "is no https address"),
        ("terms: walk.example.com/terms", "A-08", "terms 'walk.example.com/terms'"),
        ("endpoint:", "A-03", "there is no endpoint"),
        ("endpoint: walking-muscles-prod", "A-04", "is neither a function's ARN nor"),
        ("endpoint: https://walk.example.com:8443/alexa", "A-04", "is neither"),
        (f"endpoint: {ARN.replace('eu-west-1', 'eu-central-1')}", "A-05", "eu-central-1"),
        (f"regions: {{NA: '{ARN}'}}", "A-05", "regions.NA stands in eu-west-1, which serves EU"),
        (f"regions: {{AP: '{ARN}'}}", "A-05", "Alexa has no region 'AP'"),
        (
            "endpoint: https://muscles.example.com/alexa\ncertificate: SelfSigned",
            "A-04",
            "SelfSigned",
        ),
        ("skill_id: my-skill", "A-07", "'my-skill' is none"),
    ],
)
def test_an_address_that_alexa_refuses(
    submission: Submission, publish: Publish, line: str, rule: str, told: str
) -> None:
    """Each is told at its line of publisher.yaml."""
    names = {entry.split(":")[0] for entry in line.splitlines()}
    kept = [entry for entry in PUBLISHED.splitlines() if entry.split(":")[0] not in names]
    faults = check(submission._replace(publisher=publish("\n".join([line, *kept]))))
    assert {fault.rule for fault in faults} == {rule}
    assert told in str(faults[0])
    assert "publisher.yaml:" in str(faults[0])


def test_the_example_of_a_publisher_is_one(submission: Submission, publish: Publish) -> None:
    """Copied as it is, it makes a package, and each line that is to be filled in is named."""
    publisher = publish(EXAMPLE.read_text("utf-8"))
    assert publisher.faults == []
    faults = check(submission._replace(publisher=publisher))
    assert refused(faults) == []
    assert {fault.rule for fault in faults} == {"A-09"}
    assert "operator is the one of the example" in str(faults[0])
    assert len({fault.line for fault in faults}) == len(faults) == 5
    pages = package.pages(submission._replace(publisher=publisher))
    assert pages.keys() == {"de/index.html", "en/index.html"}
    assert b"Jane Doe, 1 Example Street" in pages["en/index.html"]


def test_an_unknown_setting_is_named(publish: Publish) -> None:
    """A misspelt key would be left out without a word."""
    (fault,) = publish("operater: Jane\n").faults
    assert "there is no field 'operater'; did you mean 'operator'?" in str(fault)


def test_a_package_for_another_skill_is_refused(submission: Submission, tmp_path: Any) -> None:
    """The function answers the skill that it was deployed for, and would refuse this one."""
    note_deployed(OTHER_ID, "eu-west-1", ARN, tmp_path / "deployed.json")
    file = tmp_path / "publisher.yaml"
    file.write_text(PUBLISHED.replace(f"endpoint: {ARN}\n", ""), "utf-8")
    publisher = read_publisher(file, tmp_path / "deployed.json")
    (fault,) = check(submission._replace(publisher=publisher))
    assert (fault.rule, fault.line) == ("A-06", 3)
    assert OTHER_ID in fault.problem
    assert SKILL_ID in fault.problem


def test_what_was_deployed_is_in_the_package(submission: Submission, tmp_path: Any) -> None:
    """Two regions: the first is the default, each is in its own; a third skill forgets them."""
    deployed = tmp_path / "deployed.json"
    american = ARN.replace("eu-west-1", "us-east-1")
    note_deployed(SKILL_ID, "us-east-1", american, deployed)
    note_deployed(SKILL_ID, "eu-west-1", ARN, deployed)
    publisher = read_publisher(tmp_path / "none.yaml", deployed)
    found = manifest(submission._replace(publisher=publisher))["manifest"]
    endpoints = {
        "endpoint": {"uri": ARN},
        "regions": {"NA": {"endpoint": {"uri": american}}, "EU": {"endpoint": {"uri": ARN}}},
    }
    for place in (found["apis"]["custom"], found["events"]):
        assert {key: place[key] for key in endpoints} == endpoints
    note_deployed(OTHER_ID, "us-west-2", ARN, deployed)
    assert json.loads(deployed.read_text())["arns"] == {"us-west-2": ARN}


def test_icons_have_their_size(submission: Submission) -> None:
    """What is no PNG, and what is one of another size."""
    icons = {"small": submission.icons["large"], "large": b"GIF89a"}
    told = [str(fault) for fault in check(submission._replace(icons=icons))]
    assert "the small icon is 512 by 512 pixels (I-01), make it 108 by 108" in told[0]
    assert "the large icon is no PNG" in told[1]


def test_every_locale_has_texts_and_a_model(submission: Submission) -> None:
    """Neither is left over."""
    no_german = {name: model for name, model in submission.models.items() if name != "de-DE"}
    (fault,) = check(submission._replace(models=no_german))
    assert "there is no model of a locale in 'de'" in str(fault)
    texts = {"en": submission.texts["en"]}
    (fault,) = check(submission._replace(texts=texts))
    assert "write store/languages/de.yaml" in str(fault)


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("Alexa, open tea shop", "P-02"),
        ("which muscles do I use walking uphill", "P-02"),
        ("Alexa, ask walking muscles to zorble my quantum toaster", "P-04|P-03"),
        ("Alexa, ask walking muscles so which muscles would an uphill stroll want", "P-03|P-04"),
    ],
)
def test_an_example_phrase_that_does_not_work(
    submission: Submission, desk: Desk, phrase: str, rule: str
) -> None:
    """Another skill's name, none, nothing that is known, and words that no sample has."""
    own = submission.texts["en"].data["phrases"]
    bad = spoilt(submission, "en", phrases=[own[0], phrase, own[2]])
    american = bad._replace(models={"en-US": bad.models["en-US"]})
    (fault,) = phrases.understood(american, desk)
    assert fault.rule in rule.split("|")
    assert repr(phrase) in str(fault)


def test_the_skill_as_a_tester_tries_it(submission: Submission, desk: Desk) -> None:
    """Our phrases and a tester's steps in two locales, and every fourth state in German."""
    two = {name: submission.models[name] for name in ("de-DE", "en-US")}
    assert list(phrases.understood(submission._replace(models=two), desk)) == []
    assert list(phrases.steps_work(submission._replace(models=two), desk)) == []
    german = submission._replace(models={"de-DE": _every_fourth(two["de-DE"])})
    assert list(talk.every_state(german, desk)) == []


def _every_fourth(model: dict[str, Any]) -> dict[str, Any]:
    language = model["interactionModel"]["languageModel"]
    return {"interactionModel": {"languageModel": language | {"intents": language["intents"][::4]}}}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"manifest": {"naem": 1}}, "manifest.naem: there is no such key"),
        ({"manifest": {"apis": []}}, "manifest.apis: [] has keys there"),
        ({"manifest": {"apis": {"custom": {"interfaces": [{"type": "RADIO"}]}}}}, "'RADIO'"),
        ({"manifest": {"permissions": {}}}, "manifest.permissions: {} is no list"),
        ({"manifest": {"permissions": [{"name": 1}]}}, "manifest.permissions.0.name: 1"),
        ({"manifest": {"events": {"subscriptions": [{"eventName": "GONE"}]}}}, "'GONE'"),
    ],
)
def test_the_platforms_model_refuses(value: dict[str, Any], told: str) -> None:
    """Keys, types and words that the platform has not, with their place."""
    assert told in "\n".join(": ".join(each) for each in departures(value))


def test_each_rule_has_a_source_and_a_check() -> None:
    """A rule that is written down is one that something looks at."""
    code = "".join(path.read_text() for path in (ROOT / "store" / "rules").glob("*.py"))
    assert {rule for rule in RULES if code.count(f'"{rule}"') < 2} == set()
    assert all(rule.source and rule.demand.endswith(".") for rule in RULES.values())
