"""Staff pages of the chain (desk:chain …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from .dispositions import views as chain
from .dispositions.lists import FILES
from .meetings import views as meetings
from .meetings.lists import MEETINGS, TASKS
from .translations import views as translations
from .translations.lists import TRANSLATIONS

urlpatterns = [
    *list_addresses(FILES, "chain/"),
    path("chain/offices/", chain.rungs, name="rungs"),
    path("chain/offices/new/", chain.rung_new, name="rung_new"),
    path("chain/offices/<int:pk>/edit/", chain.rung_edit, name="rung_edit"),
    path("chain/offices/<int:pk>/end/", chain.rung_end, name="rung_end"),
    path("cases/<int:pk>/chain/<str:kind>/", chain.write, name="chain_write"),
    path("cases/<int:pk>/chain/<int:disposition>/withdraw/", chain.withdraw, name="chain_withdraw"),
    *list_addresses(MEETINGS, "meetings/"),
    *list_addresses(TASKS, "meetings/tasks/"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path("meetings/<int:pk>/call-off/", meetings.meeting_call_off, name="meeting_call_off"),
    path("meetings/<int:pk>/minutes/", meetings.minutes, name="meeting_minutes"),
    path("meetings/<int:pk>/minutes.pdf", meetings.minutes_file, name="minutes_file"),
    path("meetings/<int:pk>/attendance/new/", meetings.attendance, name="attendance_new"),
    path("meetings/<int:pk>/attendance/<int:row>/", meetings.attendance, name="attendance_edit"),
    path(
        "meetings/<int:pk>/attendance/<int:row>/remove/", meetings.attendance_remove, name="attendance_remove"
    ),
    path("meetings/<int:pk>/tasks/new/", meetings.task_new, name="task_new"),
    path("meetings/tasks/<int:task>/done/", meetings.task_done, name="task_done"),
    path("meetings/tasks/<int:task>/reopen/", meetings.task_reopen, name="task_reopen"),
    *list_addresses(TRANSLATIONS, "translations/"),
    path("translations/new/", translations.translation_new, name="translation_new"),
    path("translations/<int:pk>/", translations.translation, name="translation"),
    path("translations/<int:pk>/edit/", translations.translation_edit, name="translation_edit"),
    path("translations/<int:pk>/take/", translations.translation_take, name="translation_take"),
    path(
        "translations/<int:pk>/give-back/", translations.translation_give_back, name="translation_give_back"
    ),
    path("translations/<int:pk>/done/", translations.translation_finish, name="translation_finish"),
    path("translations/<int:pk>/drop/", translations.translation_drop, name="translation_drop"),
]
