"""What `check` can be told, as one model: the keys of the configuration file are its fields, with `-` for `_`.

An option of `check` has a field of its name here, so that whatever can be said on the command line can be said in the
file; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Names = tuple[str, ...]


def _key(field: str) -> str:
    return field.replace("_", "-")


class Settings(BaseModel):
    """The configuration; what it does not say is as on the command line. Paths in the file are relative to its folder."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_key, populate_by_name=True, strict=True)

    paths: Names = Field(default=(), description="files, folders and patterns to check when the command line names none")
    exclude: Names = Field(default=(), description="patterns of files not to read")
    select: Names = Field(default=(), description="only these rules or kinds")
    ignore: Names = Field(default=(), description="not these rules or kinds")
    per_path_ignores: Mapping[str, Names] = Field(
        default_factory=dict,
        description="a table: pattern of files = rules or kinds whose findings in them are not reported",
    )
    within: bool = Field(default=False, description="only what stands within one article")
    across: bool = Field(default=False, description="only what stands between articles")
    against: Names = Field(default=(), description="files of trusted facts, and archives of articles")
    fx: Names = Field(default=(), description='tables of rates of exchange, or "ecb"')
    rules: Names = Field(default=(), description="folders of rules to layer over the others, later ones win")
    as_of: date | None = Field(default=None, description="the day that the run takes for today")
    lang: Literal["auto", "zh", "en"] = Field(default="auto", description="language of messages; auto is that of the article")
    output_format: str = Field(default="full", description="the format on standard output")
    template: str | None = Field(default=None, description="a Jinja template, which is filled in as a report of its own")
    report: Names = Field(default=(), description="FORMAT:PATH, reports to write besides")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        default="error", description="the least severity that makes exit 1"
    )
    show_ok: bool | None = Field(default=None, description="list what agrees, or not; left out, the format decides")
    jobs: int = Field(default=0, ge=0, description="number of processes; 0 is as many as suit machine and work")
    time_limit: float | None = Field(default=None, gt=0, description="seconds after which an article is given up and told")
    no_cache: bool = Field(default=False, description="parse and check every article anew, and keep nothing of it")
    engine: Literal["local", "spark"] = Field(
        default="local", description="where the work runs: this machine, or a Spark cluster"
    )
    master: str | None = Field(
        default=None, description="the Spark cluster: local[2], yarn, k8s://…; left out, that of spark-submit"
    )
    out: str | None = Field(default=None, description="parquet:FOLDER or jsonl:FOLDER, where Spark leaves claims and findings")
    baseline: str | None = Field(default=None, description="a file of known findings, which are not reported")
    waivers: str | None = Field(
        default=None,
        description="the file of waivers; left out, check-claims.waivers.toml beside the configuration, or in this folder",
    )

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys as files write them, in order."""
        return tuple(_key(name) for name in cls.model_fields)
