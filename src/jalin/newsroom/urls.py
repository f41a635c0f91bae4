"""The newsroom's own pages, under /cms/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from .drafting import views as drafting
from .editing import act_views as acts
from .editing import version_views, views
from .lists import STORIES

STORY = "stories/<int:pk>/"
TEXT = f"{STORY}<slug:lang>/"

app_name = "newsroom"
urlpatterns = [
    *list_addresses(STORIES, "stories/"),
    path("stories/new/", acts.story_new, name="story_new"),
    path("stories/about/<slug:kind>/<int:pk>/", drafting.write_about, name="write_about"),
    path(STORY, views.story, name="story"),
    path(f"{STORY}settings/", acts.story_settings, name="settings"),
    path(f"{STORY}subjects/", acts.story_subjects, name="subjects"),
    path(f"{STORY}discard/", acts.story_discard, name="discard"),
    path(f"{STORY}picture/", acts.story_picture, name="picture"),
    path(TEXT, views.text, name="text"),
    path(f"{TEXT}upload/<slug:block>/", acts.upload, name="upload"),
    path(f"{TEXT}preview/", version_views.preview, name="preview"),
    path(f"{TEXT}versions/", version_views.versions, name="versions"),
    path(f"{TEXT}submit/", acts.submit, name="submit"),
    path(f"{TEXT}send-back/", acts.send_back, name="send_back"),
    path(f"{TEXT}publish/", acts.publish, name="publish"),
    path(f"{TEXT}schedule/", acts.schedule, name="schedule"),
    path(f"{TEXT}unschedule/", acts.unschedule, name="unschedule"),
    path(f"{TEXT}withdraw/", acts.withdraw, name="withdraw"),
    path(f"{TEXT}correct/", acts.correct, name="correct"),
]
