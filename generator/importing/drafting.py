"""A plan's text becomes the draft of a campaign: its data, its open points, the two files that hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.checking import registries
from generator.importing.meaning import calendar
from generator.importing.meaning.dossiers import deadline, dossiers, submissions
from generator.importing.meaning.head import Head, framed, head, tail
from generator.importing.meaning.known import Registers
from generator.importing.meaning.parts import Part
from generator.importing.meaning.placing import placed
from generator.importing.meaning.quotas import maybe_quotas, quotas
from generator.importing.meaning.rewards import Offer, candidate_of, criteria_sets, listed_offers, offer_of
from generator.importing.meaning.sections import Told, is_award, told_by
from generator.importing.meaning.statements import statement_of, statements
from generator.importing.meaning.tasks import responsibilities
from generator.importing.meaning.tree import Node, grown
from generator.importing.meaning.unsure import Offered, Point, Unsure, Why
from generator.load.plan.plan_text import parse_plan
from generator.opening.answers import short_title, suggested_code
from generator.project import Project
from generator.wording.yaml_text import group

_STATEMENTS = (
    Part.PURPOSES, Part.REQUIREMENTS, Part.GOALS, Part.SOLUTIONS, Part.SLOGANS, Part.PRINCIPLES, Part.PRIORITIES,
    Part.TIE_BREAKS, Part.PROCEDURES,
)  # fmt: skip
