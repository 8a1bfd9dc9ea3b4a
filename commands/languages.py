"""`walking-muscles languages`: begin a language, and see how far each is."""

from __future__ import annotations

import argparse
import os

from workshop.drafts import lender_of, translated
from workshop.paths import LANGUAGES, SENTENCES, languages
from workshop.skeleton import LENDER, begin


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `languages new` and `languages list` to the command."""
    parser = subparsers.add_parser("languages", help="begin a language, see how far each is")
    actions = parser.add_subparsers(dest="action", required=True)
    new = actions.add_parser("new", help="write a language's files, the English beside each text")
    new.add_argument("language", help="two letters: es")
    new.add_argument("locales", nargs="*", metavar="LOCALE", help="as Alexa names them: es-ES")
    actions.add_parser("list", help="say how much of each language is translated")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Begin a language, or tell of all. Raises LanguageError where one cannot be begun."""
    if args.action == "list":
        for folder in languages(LANGUAGES):
            print(f"{folder.name}: {_state(folder.name)}")
        return 0
    for folder in begin(args.language, args.locales, LANGUAGES, SENTENCES):
        print(f"{os.path.relpath(folder)}: {len(list(folder.glob('*.yaml')))} files")
    print(f"{args.language}: {_state(args.language)}")
    if not args.locales:
        print(f"write its locales into skill/languages/{args.language}/language.yaml")
    locale = args.locales[0] if args.locales else f"{args.language}-XX"
    print(f"then: walking-muscles build && walking-muscles chat --locale {locale}")
    return 0


def _state(language: str) -> str:
    words, asked = LANGUAGES / language, SENTENCES / language
    if lender_of(words) is None:
        return "whole"
    texts = translated(words, LANGUAGES / LENDER)
    intents = translated(asked, SENTENCES / LENDER)
    return f"a draft, {texts} texts and {intents} intents; the rest is spoken in {LENDER}"
