"""What the catalog keeps of courses, and the modules of a course in their order."""

from etapalvelu.portal.training.schema import ITrainingCourse
from etapalvelu.portal.training.schema import ITrainingModule
from plone import api
from plone.indexer import indexer


@indexer(ITrainingCourse)
def course_listing(course):
    """What a row of the list shows; duration in minutes."""
    return {"audience": list(course.audience or []), "duration": course.duration}


@indexer(ITrainingModule)
def module_listing(module):
    """What the page of the course shows of a module; duration in minutes."""
    return {"duration": module.duration}


@indexer(ITrainingCourse)
def facets(course):
    """What the list can be filtered by."""
    return [f"audience:{audience}" for audience in course.audience or []]


def modules_of(course):
    """Return the modules that the present user may see, in reading order."""
    brains = api.content.find(
        portal_type="TrainingModule",
        path={"query": "/".join(course.getPhysicalPath()), "depth": 1},
        sort_on="getObjPositionInParent",
    )
    return [
        {
            "id": brain.getId,
            "url": brain.getURL(),
            "title": brain.Title,
            "description": brain.Description,
            "state": brain.review_state,
            "duration": (brain.listing or {}).get("duration"),
        }
        for brain in brains
    ]
