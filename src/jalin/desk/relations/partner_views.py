from django.http import HttpResponse

from jalin.kernel.access.views import needs


@needs("people.view_desk")
def partner(request, pk):
    return HttpResponse("x")


@needs("relations.edit_partner")
def new(request):
    return HttpResponse("x")
