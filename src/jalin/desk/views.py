"""Pages of the desk."""

from django.shortcuts import render

from jalin.kernel.access.views import needs


@needs("people.view_desk")
def home(request):
    return render(request, "desk/home.html")
