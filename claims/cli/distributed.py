"""`check --engine spark`: the same check on a cluster, its result brought here or written there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, words
from claims.cli.arguments import choose

if TYPE_CHECKING:
    from claims.cli.running import Job
    from claims.engines.spark import Distributed
    from claims.model import Result

ENGINES = ("local", "spark")
FORMS = ("parquet", "jsonl")


def result_of(job: Job) -> Result:
    """Return the result of a run on a cluster, all of it in this process."""
    from claims.pipeline import collected

    return collected(_distributed(job), against=bool(job.asked.settings.against))


def write(job: Job, quiet: bool) -> int:
    """Leave the result of a run on the cluster, in the folder of `--out`; return the exit code."""
    from claims.cli import output
    from claims.engines.spark import EngineError
    from claims.model import SEVERITIES
    from claims.report.options import FAILING

    form, folder = out(job.asked.settings.out or "")
    found = _distributed(job)
    try:
        counted = found.write(folder, form)
    except EngineError as error:
        raise UsageError(str(error)) from error
    for failure in found.failures:
        output.tell(f"check-claims: {failure.path}: {failure.reason}")
    if not quiet:
        told = {
            "en": "{folder}: claims, findings and failures as {form}; findings: {counts}",
            "zh": "{folder}：{form} 格式的数字、结果与失败；结果：{counts}",
        }
        counts = ", ".join(f"{verdict} {severity} {count}" for (verdict, severity), count in sorted(counted.items())) or "0"
        output.tell(words.say(told, folder=folder, form=form, counts=counts))
    if found.failures:
        return 3
    fail_on = job.asked.settings.fail_on
    if fail_on == "never":
        return 0
    least = SEVERITIES.index(fail_on)
    return int(any(verdict in FAILING and SEVERITIES.index(severity) >= least for verdict, severity in counted))


def out(spec: str) -> tuple[str, str]:
    """Return form and folder of FORM:FOLDER. Raises `UsageError` for what is none."""
    form, colon, folder = spec.partition(":")
    if not colon or not folder:
        raise UsageError(
            words.say(
                {"en": "--out: expected FORM:FOLDER, found {spec!r}", "zh": "--out：应为 FORM:FOLDER，而不是 {spec!r}"}, spec=spec
            )
        )
    choose("--out", form, FORMS)
    return form, folder


def fitting(settings: Mapping[str, object]) -> None:
    """Raise `UsageError` for options that go with another engine only."""
    choose("--engine", str(settings["engine"]), ENGINES)
    spark_only = [name for name in ("master", "out") if settings[name]]
    if settings["engine"] == "local" and spark_only:
        raise UsageError(
            words.say({"en": "--{name} goes with --engine spark", "zh": "--{name} 须与 --engine spark 同用"}, name=spark_only[0])
        )
    local_only = [name for name in ("as_of", "exclude", "time_limit", "baseline", "per_path_ignores") if settings[name]]
    if settings["engine"] == "spark" and local_only:
        told = {"en": "--{name} does not go with --engine spark", "zh": "--{name} 不能与 --engine spark 同用"}
        raise UsageError(words.say(told, name=local_only[0].replace("_", "-")))
    if settings["out"]:
        out(str(settings["out"]))


def _distributed(job: Job) -> Distributed:
    from claims.engines.spark import EngineError
    from claims.pipeline import distribute

    settings = job.asked.settings
    try:
        return distribute(
            job.inputs,
            master=settings.master,
            folders=job.folders,
            language=settings.lang,
            select=job.select,
            ignore=job.ignore,
            within=job.within,
            across=job.across,
            against=[Path(table) for table in settings.against],
            fx=job.rates,
        )
    except EngineError as error:
        raise UsageError(str(error)) from error
