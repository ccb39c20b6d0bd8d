"""JUnit XML for build servers: an article is a test case, which fails for findings that fail the run.

A finding stands in the case of each article that takes part in it; the case of an article that agrees with an
authority does not fail for it. A case has one `failure` that tells all of its
findings, since many readers show only the first. There is no time in it: the same report gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from conflictcheck.model.conflict import LEVELS, Conflict
from conflictcheck.model.report import ArticleInfo, Report, Skipped
from conflictcheck.model.settings import FailOn
from conflictcheck.report._base import Format, Look
from conflictcheck.report._closing import counts
from conflictcheck.report._places import Place, by_id, places, relative
from conflictcheck.report._plain import printable, xml_text
from conflictcheck.report._wording import short, verdict

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def render(report: Report, out: TextIO, look: Look) -> None:
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    articles = by_id(report)
    of_article: dict[str, list[Conflict]] = {article.id: [] for article in report.articles}
    for conflict in report.conflicts:
        for article in dict.fromkeys(claim.article for side in conflict.sides for claim in side.claims):
            of_article.setdefault(article, []).append(conflict)
    unread = [skipped for skipped in report.skipped if skipped.error]
    cases = [_article(article, of_article[article.id], articles, look) for article in report.articles]
    cases += [_unread(skipped, look.base) for skipped in unread]
    numbers = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(len(unread)),
    }
    whole = Element("testsuites", {"name": "conflictcheck", **numbers})
    suite = SubElement(whole, "testsuite", {"name": "conflictcheck", **numbers, "skipped": "0"})
    suite.extend(cases)
    SubElement(suite, "system-out").text = counts(report)
    indent(whole)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(whole, encoding="unicode") + "\n")


def _article(
    article: ArticleInfo, conflicts: Sequence[Conflict], articles: dict[str, ArticleInfo], look: Look
) -> Element:
    from xml.etree.ElementTree import SubElement

    case = _case(relative(article.path, look.base))
    failing = [one for one in conflicts if _fails(one, look.fail_on) and _is_doubted(article, one)]
    others = [one for one in conflicts if not (_fails(one, look.fail_on) and _is_doubted(article, one))]
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        kinds = ",".join(dict.fromkeys(conflict.kind for conflict in failing))
        message = xml_text(f"{failing[0].kind}: {short(failing[0].summary)}{more}")
        failure = SubElement(case, "failure", {"message": message, "type": xml_text(kinds)})
        failure.text = _text(failing, articles, look.base)
    if others:
        SubElement(case, "system-out").text = _text(others, articles, look.base)
    return case


def _fails(conflict: Conflict, fail_on: FailOn) -> bool:
    return fail_on != "never" and LEVELS.index(conflict.level) >= LEVELS.index(fail_on)


def _is_doubted(article: ArticleInfo, conflict: Conflict) -> bool:
    """Whether the article is one of those to be mended: an authority marks its side, and the others are."""
    sides = [side for side in conflict.sides if not side.authority]
    return any(claim.article == article.id for side in sides for claim in side.claims)


def _unread(skipped: Skipped, base: str) -> Element:
    from xml.etree.ElementTree import SubElement

    case = _case(relative(skipped.path, base))
    SubElement(case, "error", {"message": xml_text(printable(skipped.reason)), "type": "not read"})
    return case


def _case(path: str) -> Element:
    from xml.etree.ElementTree import Element

    shown = xml_text(path)
    return Element("testcase", {"name": shown, "classname": "conflictcheck", "file": shown})


def _text(conflicts: Sequence[Conflict], articles: dict[str, ArticleInfo], base: str) -> str:
    """A block a finding: its level and summary, then each place with its sentence."""
    blocks = []
    for conflict in conflicts:
        lines = [f"{conflict.level} {conflict.kind}: {short(conflict.summary)}"]
        lines += [_line(place) for side in places(conflict, articles, base) for place in side]
        blocks.append("\n".join([*lines, f"  {verdict(conflict)} ({conflict.id})"]))
    return xml_text("\n\n".join(blocks))


def _line(place: Place) -> str:
    return f'  {printable(place.shown())}: "{short(place.value)}": {printable(place.claim.sentence)}'


FORMAT = Format("junit", (".xml",), render, "JUnit XML, for build servers")
