"""Gives every request a number that its entries share."""

import uuid

from .door import request_id


class RequestMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.jalin_id = str(uuid.uuid4())
        token = request_id.set(request.jalin_id)
        try:
            return self.get_response(request)
        finally:
            request_id.reset(token)
