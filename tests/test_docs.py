"""docs/ is made from the code, and nothing that a user can call is without a page: commands, options, keys, rules."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import docs
from claims.cli import COMMANDS
from claims.cli.app import build
from claims.cli.settings import Settings
from claims.packs import load
from claims.report import names

ROOT = Path(__file__).parents[1]
HINT = "run: python tests/docs.py --write"


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["rules.md", "units.md", "configuration.md"])
def test_a_page_is_what_the_code_makes_of_it(name: str) -> None:
    assert page(name) == docs.pages()[name], HINT


@pytest.mark.parametrize("name", docs.TUTORIALS)
def test_a_tutorial_prints_what_the_commands_print(name: str) -> None:
    assert page(name) == docs.tutorial(name), HINT


def test_both_tutorials_show_the_same_commands() -> None:
    shown = [re.findall(r"^\$ (?:check-claims )?(\S+)", page(name), re.M) for name in docs.TUTORIALS]
    assert shown[0] == shown[1]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Yield every command by its words, with its options."""
    group = typer.main.get_command(build())
    waiting = [(name, command) for name, command in group.commands.items()]  # type: ignore[attr-defined]
    while waiting:
        name, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{name} {word}", one) for word, one in inner.items()]
        if not inner:
            yield (
                name,
                [option for one in command.params for option in (*one.opts, *one.secondary_opts) if option.startswith("--")],
            )


def test_every_command_is_in_the_manual() -> None:
    manual = page("command-line.md")
    told = [name for name, _ in commands()]
    assert {name.split()[0] for name in told} == set(COMMANDS)
    assert [name for name in told if f"`{name}" not in manual] == []


def test_every_option_is_in_the_manual() -> None:
    manual = page("command-line.md") + page("archive.md")
    told = {(name, option) for name, options in commands() for option in options if option != "--help"}
    assert {(name, option) for name, option in told if not re.search(rf"{option}\b", manual)} == set()


def test_every_key_format_rule_and_unit_is_on_a_page() -> None:
    from claims.units import units

    assert [key for key in sorted(Settings.keys()) if f"`{key}`" not in page("configuration.md")] == []
    assert [name for name in names() if f"`{name}`" not in page("command-line.md")] == []
    assert [rule for rule in load().rules if f"\n### {rule}\n" not in page("rules.md")] == []
    assert [unit.name for unit in units().values() if f"`{unit.name}`" not in page("units.md")] == []


def test_every_rule_says_why_and_has_examples_of_both_kinds() -> None:
    for rule in load().rules.values():
        assert rule.why.strip(), rule.id
        assert {bool(example.finds) for example in rule.example} == {True, False}, rule.id


def test_links_between_pages_lead_somewhere() -> None:
    for path in sorted((ROOT / "docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\(([\w./-]*\.md)?(?:#([\w-]+))?\)", text):
            there = (path.parent / target) if target else path
            assert there.is_file(), f"{path.name}: {target}"
            heads = {
                re.sub(r"[^\w-]", "", head.lower().replace(" ", "-"))
                for head in re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.M)
            }
            assert not anchor or anchor in heads, f"{path.name}: {target}#{anchor}"


def test_the_hooks_run_commands_that_there_are() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: (.*)$", hooks, re.M)
    assert len(entries) == len(re.findall(r"^- id: check-claims", hooks, re.M)) == 2
    for entry in entries:
        program, command = shlex.split(entry)
        assert (program, command in COMMANDS) == ("check-claims", True)


def test_commands_shown_in_pages_are_commands() -> None:
    for path in (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"):
        shown = re.findall(r"(?:`|^\s*\$ |^    )check-claims ([a-z]+)\b", path.read_text(encoding="utf-8"), re.M)
        assert set(shown) <= {*COMMANDS, "rules"}, path.name
