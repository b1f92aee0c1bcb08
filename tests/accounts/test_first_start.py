"""The first start shows a link that makes the first admin; later ones show none."""

import re
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from tests.factories.people import PASSWORD
from tests.operations.test_cli import free_port, quizapp, serving


def test_first_start_shows_the_way_to_the_first_admin(tmp_path):
    assert quizapp(tmp_path, "init").returncode == 0
    port = free_port()
    with serving(tmp_path, port) as server:
        assert "no admin yet" in server.stdout.readline()
        link = server.stdout.readline().strip()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = browser.open(link, timeout=10).read().decode()
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        fields = {"csrf_token": token, "username": "root", "password": PASSWORD}
        browser.open(link, urllib.parse.urlencode(fields).encode(), timeout=10)
        assert (
            "People" in browser.open(f"http://127.0.0.1:{port}/people", timeout=10).read().decode()
        )
    assert quizapp(tmp_path, "users", "list").stdout == "root\tadmin\n"
    with serving(tmp_path, free_port()) as server:
        server.terminate()
        assert "admin" not in server.stdout.read()
