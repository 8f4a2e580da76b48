"""What the site shows: stories, articles and pages of a workspace in the report's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from jinja2 import Environment
from markupsafe import Markup

from consilience.analysis.facts import make_fact_tables
from consilience.annotation import Annotated
from consilience.app.workspaces import read_story
from consilience.codec import decode_record
from consilience.errors import DrawingError, UnknownIdError
from consilience.export.badges import Badge
from consilience.export.charts.canvas import Picture
from consilience.export.charts.drawing import draw_all
from consilience.export.charts.moments import picture_moments
from consilience.export.charts.origins import picture_origins
from consilience.export.charts.series import picture_series
from consilience.export.html import make_environment, read_style
from consilience.export.index import Index, make_index
from consilience.export.marking import Mark, Piece, cut_paragraphs
from consilience.export.views.articles import ArticleHead, ArticleView, view_article, view_head
from consilience.export.views.differences import DifferenceView, view_differences
from consilience.export.views.dossier import Switch, list_layers, list_names
from consilience.export.views.facts import FactTableView, view_facts
from consilience.export.views.pages import PageView, view_page
from consilience.export.views.stories import StoryView, view_story
from consilience.export.wording import count, describe_when, make_printable
from consilience.records.article import Article
from consilience.records.discrepancies import Discrepancy
