"""Staff pages of the accounts of visits (desk:visit_accounts …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import letter_views as letters
from . import views
from .lists import EXPENSES, GIFTS
from .reporting import views as reporting

urlpatterns = [
    path("visits/<int:pk>/accounts/", views.accounts, name="visit_accounts"),
    path("visits/<int:pk>/report/", reporting.report, name="visit_report"),
    path("visits/<int:pk>/report.pdf", reporting.report_pdf, name="visit_report_pdf"),
    path("visits/<int:pk>/report/hand-in/", reporting.hand_in, name="visit_report_hand_in"),
    path("visits/<int:pk>/report/take-back/", reporting.take_back, name="visit_report_take_back"),
    *list_addresses(GIFTS, "gifts/"),
    path("visits/<int:pk>/gifts/new/", views.gift_new, name="visit_gift_new"),
    path("visits/<int:pk>/gifts.pdf", views.gifts_pdf, name="visit_gifts_pdf"),
    path("gifts/<int:pk>/", views.gift, name="visit_gift"),
    path("gifts/<int:pk>/edit/", views.gift_edit, name="visit_gift_edit"),
    path("gifts/<int:pk>/reported/", views.gift_reported, name="visit_gift_reported"),
    path("gifts/<int:pk>/exempt/", views.gift_exempt, name="visit_gift_exempt"),
    path("gifts/<int:pk>/decided/", views.gift_ruled, name="visit_gift_ruled"),
    *list_addresses(EXPENSES, "expenses/"),
    path("visits/<int:pk>/budget/", views.budget, name="visit_budget"),
    path("visits/<int:pk>/expenses/new/", views.expense_new, name="visit_expense_new"),
    path("expenses/<int:pk>/edit/", views.expense_edit, name="visit_expense_edit"),
    path("expenses/<int:pk>/remove/", views.expense_remove, name="visit_expense_remove"),
    path("visits/<int:pk>/thanks/new/", letters.thanks_new, name="visit_thanks_new"),
    path("thanks/<int:pk>/edit/", letters.thanks_edit, name="visit_thanks_edit"),
    path("thanks/<int:pk>/sent/", letters.thanks_sent, name="visit_thanks_sent"),
    path("thanks/<int:pk>/letter.pdf", letters.thanks_pdf, name="visit_thanks_pdf"),
    path("visits/<int:pk>/follow-up/new/", views.follow_up_new, name="visit_follow_up_new"),
    path("follow-up/<int:pk>/done/", views.follow_up_done, name="visit_follow_up_done"),
]
