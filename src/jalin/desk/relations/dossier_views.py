from django.http import HttpResponse

from jalin.kernel.access.views import needs


@needs("people.view_desk")
def relation(request, pk):
    return HttpResponse("x")
