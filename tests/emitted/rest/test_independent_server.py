"""The client of the sample with a server that was written from the docs alone."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tallowmere
from tallowmere import errors, models

from emitted.rest.library import JPEG, Library
from emitted.rest.sample_client import Caller


def test_lists_are_read_page_by_page(library: Library, call: Caller) -> None:
    """All objects are found, whatever is the size of a page; filters are sent as the docs say."""
    for number in range(60):
        library.tools[str(number)] = {**library.tools["811"], "id": number, "state": "in_repair"}
    tools = call(lambda c: c.tools.list_tools(branch_id=3).all(), page_size=7)
    assert len(tools) == 62
    assert (tools[0].name, str(tools[0].bought_on)[:10], tools[0].labels) == (
        "Cordless drill",
        "2023-04-11",
        ["power", "wood"],
    )
    assert len(call(lambda c: c.tools.list_tools(state="in_repair").all())) == 60
    assert [tool.id for tool in call(lambda c: c.tools.list_tools(page=2, per_page=61).all())] == [59]


def test_a_tool_from_its_shelf_to_its_end(library: Library, call: Caller) -> None:
    """What is created can be read, changed and removed; null is sent, what is left out is not."""
    purchase = models.ToolPurchase(price=99.5, bought_on=date(2024, 2, 29))
    tool = call(lambda c: c.tools.add_tool(name="Cider press", branch_id=3, labels=["old"], purchase=purchase))
    assert (tool.name, tool.deposit, tool.labels) == ("Cider press", 40.5, ["old"])
    assert library.received[-1][2]["purchase"] == {"price": 99.5, "bought_on": "2024-02-29"}
    changed = call(lambda c: c.tools.change_tool(tool_id=tool.id, deposit=tallowmere.NULL))
    assert (changed.deposit, library.received[-1][2]) == (None, {"deposit": None})
    assert call(lambda c: c.tools.get_tool(tool_id=str(tool.id))).deposit is None
    assert call(lambda c: c.tools.remove_tool(tool_id=str(tool.id))) is None
    with pytest.raises(errors.NotFound, match=f"there is no {tool.id}"):
        call(lambda c: c.tools.get_tool(tool_id=str(tool.id)))


@pytest.mark.parametrize("source", ["path", "bytes", "file"])
def test_files_are_sent_and_fetched(library: Library, call: Caller, tmp_path: Path, source: str) -> None:
    """A photo arrives as it is, with its name and a caption in any letters, and comes back as bytes."""
    path = tmp_path / 'dr"ill\u00fc.jpg'
    path.write_bytes(JPEG)
    photo: Any = {"path": path, "bytes": JPEG, "file": io.BytesIO(JPEG)}[source]
    made = call(lambda c: c.tools.attach_photo(tool_id="811", photo=photo, caption="Größe & \r\nFarbe"))
    assert (made.id, library.photos["ph_20"]) == ("ph_20", JPEG)
    assert library.received[-1][2]["caption"] == "Größe & \r\nFarbe"
    assert source != "path" or library.received[-1][2]["name"] == "dr%22illü.jpg"
    assert call(lambda c: c.tools.fetch_photo(photo_id="ph_20", width=100)) == JPEG


def test_members(library: Library, call: Caller) -> None:
    """Objects in objects, a replacement, and a pair of operations at one path."""
    address = {"street": "Mill Lane 4", "town": "Tallowmere"}
    member = call(lambda c: c.members.register_member(name="Bo", email="b@example.com", address=address))
    assert (member.name, member.address.town, member.joined_at.year) == ("Bo", "Tallowmere", 2021)
    number = str(member.id)
    call(lambda c: c.members.update_member(member_id=number, name="Bo Ash"))
    assert library.members[number]["email"] is None
    call(lambda c: c.members.block_or_unblock_member(member_id=number))
    assert call(lambda c: c.members.read_member(member_id=number)).is_blocked is True
    call(lambda c: c.members.block_or_unblock_member_by_member_id(member_id=number))
    assert call(lambda c: c.members.read_member(member_id=number)).is_blocked is False
    assert library.members[number]["name"] == "Bo Ash"


def test_loans(library: Library, call: Caller) -> None:
    """Lists of objects are sent, and statuses of the docs are errors of their own."""
    items = [{"tool_id": 811, "note": "scratched"}, models.ToolItem(tool_id=97)]
    call(lambda c: c.loans.lend_tools(member_id=52, items=items, days=3))
    assert library.received[-1][2]["items"] == [{"tool_id": 811, "note": "scratched"}, {"tool_id": 97}]
    with pytest.raises(errors.Conflict):
        call(lambda c: c.loans.lend_tools(member_id=52, items=items))
    (loan,) = call(lambda c: c.loans.list_loans(member_id="52").all())
    assert (loan.tool_ids, str(loan.due_on)[:10], loan.returned_at) == ([811, 97], "2024-06-01", None)
    call(lambda c: c.loans.extend_loan(loan_id="9001", days=2, reason="rain"))
    call(lambda c: c.loans.return_tools(loan_id="9001", tool_ids=[811], deposit_kept=12.5))
    assert library.tools["811"]["state"] == "available"
    assert library.loans["9001"]["days"] == 2
    call(lambda c: c.loans.cancel_loan(loan_id="9001"))
    library.members["52"]["is_blocked"] = True
    with pytest.raises(errors.PermissionDenied):
        call(lambda c: c.loans.lend_tools(member_id=52, items=items))


def test_repairs_and_reports(library: Library, call: Caller) -> None:
    """Forms with maps, a header, operations that differ by a constant of the query, and a text that is not JSON."""
    parts = [{"sku": "b-1", "count": 2}]
    call(lambda c: c.repairs.open_repair(tool_id=811, fault={"text": "Bent."}, parts=parts))
    assert len(call(lambda c: c.repairs.list_open_repairs(mine=True))) == 1
    call(lambda c: c.repairs.close_repair(repair_id="17", outcome="fixed", cost={"amount": 9.5, "paid_by": "branch"}))
    sent = {"outcome": "fixed", "cost[amount]": "9.5", "cost[paid_by]": "branch"}
    assert library.received[-1][2] == sent
    call(lambda c: c.repairs.record_spare_part(repair_id="17", part={"sku": "b-1"}, X_Request_Id="once"))
    (usage,) = call(lambda c: c.reports.usage_report(month="2024-05").all())
    assert usage.days_lent == 12
    call(lambda c: c.reports.wear_report(year=2024))
    assert "Cordless drill" in call(lambda c: c.reports.download_export(export_id="7"))


def test_a_wrong_key(call: Caller) -> None:
    """The server refuses it."""
    with pytest.raises(errors.AuthenticationError):
        call(lambda c: c.tools.get_tool(tool_id="811"), token="wrong")
