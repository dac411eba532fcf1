"""Tiles with one number: how much waits for the reader."""

from etapalvelu.portal import _
from etapalvelu.portal.access import store
from etapalvelu.portal.accessreviews import store as accessreviews
from etapalvelu.portal.equipment import store as equipment
from etapalvelu.portal.feedback import store as feedback
from etapalvelu.portal.lifecycle import store as lifecycle
from etapalvelu.portal.requiredreading import store as reading
from etapalvelu.portal.roomchecks import store as roomchecks
from etapalvelu.portal.servicepoints.rules import HELSINKI
from functools import cached_property

REVIEWERS = ("ProviderEditor", "ProviderManager", "PointManager")
WRITERS = (*REVIEWERS, "Communicator")
REVIEWED = (
    "ServiceCard",
    "SpaceGuideline",
    "MarketingTemplate",
    "TrainingCourse",
    "TrainingModule",
    "GlossaryTerm",
    "Document",
    "News Item",
)


class Number:
    """Base of the tiles: `wanted` for whom it is, `count` what waits, `url` where it is done."""

    label = ""
    path = ""
    urgent = False

    def __init__(self, desk):
        self.desk = desk

    @property
    def wanted(self):
        return True

    @property
    def url(self):
        return f"{self.desk.portal_url}/{self.path}"


class AccountRequests(Number):
    """People who ask for an account in the organisations that the reader manages."""

    label = _("tile_account_requests", default="account requests to answer")
    path = "account-requests"
    urgent = True

    @property
    def wanted(self):
        return store.managed_anywhere()

    @property
    def count(self):
        return store.requests_to_answer()


class AccessReviews(Number):
    """Organisations whose access rights the reader has to confirm, soon or already late."""

    label = _("tile_access_reviews", default="access rights to confirm")
    urgent = True

    @cached_property
    def lines(self):
        return accessreviews.waiting(self.desk.now)

    @property
    def wanted(self):
        return bool(self.lines)

    @property
    def count(self):
        return len(self.lines)

    @property
    def url(self):
        if self.desk.oversees:
            return f"{self.desk.portal_url}/access-reviews"
        return f"{self.lines[0].url}/access-review"


class Rooms(Number):
    """Rooms of the points that the reader manages: never or badly assessed, or late."""

    label = _("tile_rooms", default="rooms to assess or to mend")
    urgent = True

    @cached_property
    def lines(self):
        points = set(self.desk.places("PointManager"))
        brains = [brain for brain in self.desk.organisations if brain.UID in points]
        return roomchecks.waiting(brains, roomchecks.today()) if brains else []

    @property
    def wanted(self):
        return bool(self.lines)

    @property
    def count(self):
        return len(self.lines)

    @property
    def url(self):
        return f"{self.lines[0].url}/room-checks"


class Equipment(Number):
    """Workstations of the points that the reader manages that lack what has to be there."""

    label = _("tile_equipment", default="workstations whose equipment has to be mended")
    urgent = True

    @cached_property
    def lines(self):
        points = set(self.desk.places("PointManager"))
        brains = [brain for brain in self.desk.organisations if brain.UID in points]
        return equipment.waiting(brains) if brains else []

    @property
    def wanted(self):
        return bool(self.lines)

    @property
    def count(self):
        return len(self.lines)

    @property
    def url(self):
        return f"{self.lines[0].url}/equipment"


class States(Number):
    """Content of the reader's organisations in one state; the overseers see all organisations."""

    state = ""
    roles = WRITERS
    types = REVIEWED

    @property
    def wanted(self):
        return self.desk.oversees or bool(self.desk.places(*self.roles))

    @property
    def count(self):
        return len(self.brains)

    @property
    def brains(self):
        query = {"portal_type": list(self.types), "review_state": self.state}
        if not self.desk.oversees:
            query["organisation"] = self.desk.places(*self.roles)
        return self.desk.find(**query)

    @property
    def path(self):
        return f"my-work?state={self.state}"


class ToReview(States):
    """Content that somebody else sent to review: one's own needs another pair of eyes."""

    label = _("tile_to_review", default="texts to review")
    heading = _("heading_to_review", default="Texts to review")
    state = "in_review"
    roles = REVIEWERS
    urgent = True

    @property
    def brains(self):
        found = super().brains
        if self.desk.oversees:
            return found
        return [brain for brain in found if brain.Creator != self.desk.user_id]


class ToUpdate(States):
    """Published content that was marked as out of date."""

    label = _("tile_to_update", default="texts to update")
    heading = _("heading_to_update", default="Texts to update")
    state = "needs_update"
    urgent = True


class ToCheck(States):
    """Texts of the reader's organisations whose day of checking is near."""

    label = _("tile_to_check", default="texts to check soon")
    heading = _("heading_to_check", default="Texts to check soon")
    # Not a state of the workflow: these are still published.
    state = "check"

    @property
    def wanted(self):
        return super().wanted and bool(self.count)

    @cached_property
    def brains(self):
        places = None if self.desk.oversees else set(self.desk.places(*self.roles))
        near = lifecycle.to_review(self.desk.now.astimezone(HELSINKI).date())
        return [b for b in near if b.review_state == "published"
                and (places is None or b.organisation in places)]  # fmt: skip


class Drafts(States):
    """What the reader began himself."""

    label = _("tile_drafts", default="own drafts")
    heading = _("heading_drafts", default="Own drafts")
    state = "draft"

    @property
    def brains(self):
        query = {"portal_type": list(self.types), "review_state": self.state}
        return self.desk.find(Creator=self.desk.user_id, **query)


class Questions(States):
    """Questions of the network that have no answer yet."""

    label = _("tile_questions", default="questions without an answer")
    state = "asked"
    types = ("Question",)
    path = "questions"
    roles = ()


class ToRead(Number):
    """What the reader has to read and confirm."""

    label = _("tile_to_read", default="texts to read and confirm")
    path = "required-reading"
    urgent = True

    @cached_property
    def brains(self):
        return reading.to_read()

    @property
    def wanted(self):
        return bool(self.brains)

    @property
    def count(self):
        return len(self.brains)


class Feedback(Number):
    """Comments of readers about the content of the reader's organisations."""

    label = _("tile_feedback", default="comments of readers to answer")
    urgent = True

    @cached_property
    def mine(self):
        return self.desk.places(*feedback.OWNERS)

    @property
    def wanted(self):
        return bool(self.mine) and bool(self.count)

    @cached_property
    def count(self):
        return feedback.open_of(self.mine, common="Coordinator" in self.desk.roles)

    @property
    def url(self):
        if "Coordinator" in self.desk.roles:
            return f"{self.desk.portal_url}/{feedback.PAGE}"
        brain = next(b for b in self.desk.organisations if b.UID in self.mine)
        return f"{brain.getURL()}/{feedback.PAGE}"


NUMBERS = (
    AccountRequests,
    AccessReviews,
    ToRead,
    Rooms,
    Equipment,
    ToReview,
    ToUpdate,
    ToCheck,
    Questions,
    Feedback,
    Drafts,
)
# The tiles that lead to a list of their own content on the page `my-work`.
BY_STATE = {tile.state: tile for tile in (ToReview, ToUpdate, ToCheck, Drafts)}
