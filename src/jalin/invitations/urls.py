"""Staff pages of invitations (desk:invitation_board …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import act_views, views
from .lists import INVITATIONS

urlpatterns = [
    path("invitations/", views.board, name="invitation_board"),
    *list_addresses(INVITATIONS, "invitations/list/"),
    path("invitations/enter/", views.invitation_enter, name="invitation_enter"),
    path("invitations/from-mail/", views.invitation_from_mail, name="invitation_from_mail"),
    path("invitations/<int:pk>/", views.invitation, name="invitation"),
    path("invitations/<int:pk>/edit/", views.invitation_edit, name="invitation_edit"),
    path("invitations/<int:pk>/hand/", act_views.hand, name="invitation_hand"),
    path("invitations/<int:pk>/take-back/", act_views.take_back, name="invitation_take_back"),
    path("invitations/<int:pk>/decide/", act_views.decide, name="invitation_decide"),
    path("invitations/<int:pk>/partner/", act_views.partner, name="invitation_partner"),
    path("invitations/<int:pk>/partner/<int:key>/", act_views.partner_is, name="invitation_partner_is"),
    path("invitations/<int:pk>/must/", act_views.must, name="invitation_must"),
    path("invitations/<int:pk>/note/", act_views.note, name="invitation_note"),
    path("invitations/<int:pk>/withdrawn/", act_views.withdrawn, name="invitation_withdrawn"),
    path("invitations/<int:pk>/discard/", act_views.discard, name="invitation_discard"),
    path("invitations/<int:pk>/answer/", act_views.answer, name="invitation_answer"),
    path("invitations/<int:pk>/reopen/", act_views.reopen, name="invitation_reopen"),
    path("invitations/<int:pk>/publish/", act_views.publish, name="invitation_publish"),
    path("invitations/<int:pk>/unpublish/", act_views.unpublish, name="invitation_unpublish"),
    path("invitations/<int:pk>/erase/", act_views.erase, name="invitation_erase"),
    path("invitations/<int:pk>/merge/<int:other>/", act_views.merge_with, name="invitation_merge"),
    path("invitations/<int:pk>/different/<int:other>/", act_views.different, name="invitation_different"),
    path("invitations/<int:pk>/separate/", act_views.separate, name="invitation_separate"),
]
