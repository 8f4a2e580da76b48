"""The workspace: pages, findings, full-text search and judgements, on SQLite or PostgreSQL.

Loading it loads SQLAlchemy; import it where a workspace is used, not before.
"""

from consilience.store.articles import Kept
from consilience.store.listing import Listing
from consilience.store.search import Facet, FacetValue, Hit, Snippet
from consilience.store.selection import Selection
from consilience.store.workspace import Workspace

__all__ = ["Facet", "FacetValue", "Hit", "Kept", "Listing", "Selection", "Snippet", "Workspace"]
