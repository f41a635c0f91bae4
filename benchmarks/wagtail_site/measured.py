"""A WSGI application around another (MEASURED=module:name): each answer says what it asked of the database and how long its thread
computed, the same way for whatever Django site is inside."""

import importlib
import os
import time

_module, _colon, _name = os.environ["MEASURED"].partition(":")
inner = getattr(importlib.import_module(_module), _name)

from django.db import connection  # noqa: E402  (after the settings are there)


def application(environ, start_response):
    asked, head = [], []

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    def keep(status, headers, exc_info=None):
        head[:] = [status, list(headers)]
        return lambda data: None

    began = time.thread_time()
    with connection.execute_wrapper(count):
        answer = inner(environ, keep)
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
    spent = time.thread_time() - began
    status, headers = head
    start_response(status, [*headers, ("X-Sql", str(len(asked))), ("X-Cpu-Ms", f"{spent * 1000:.3f}")])
    return [body]
