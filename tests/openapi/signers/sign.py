"""Signs what it reads with the signer for httpx: see ``test_signers.py``."""

import json
import runpy
import sys

import httpx


def signed(case: dict[str, str], auth: httpx.Auth) -> dict[str, str]:
    """The URL and the body that are sent."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200)

    with httpx.Client(transport=httpx.MockTransport(answer), auth=auth) as client:
        headers = {"Content-Type": case["type"]} if case["body"] else {}
        client.request(case["method"], case["url"], content=case["body"], headers=headers)
    return {"url": str(sent[0].url), "body": sent[0].content.decode()}


make = runpy.run_path(sys.argv[1])["CloudAuth"]
print(json.dumps([signed(case, make(case["key"], case["secret"])) for case in json.load(sys.stdin)]))
