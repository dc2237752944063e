package tallowmere

// documentedOperation returns the command of a name; nil if the docs do not have it.
func documentedOperation(name string) *operation {
	switch name {
	case "list_tools":
		return &opListTools
	case "get_tool":
		return &opGetTool
	case "add_tool":
		return &opAddTool
	case "change_tool":
		return &opChangeTool
	case "remove_tool":
		return &opRemoveTool
	case "attach_photo":
		return &opAttachPhoto
	case "fetch_photo":
		return &opFetchPhoto
	case "search_members":
		return &opSearchMembers
	case "register_member":
		return &opRegisterMember
	case "read_member":
		return &opReadMember
	case "update_member":
		return &opUpdateMember
	case "block_or_unblock_member":
		return &opBlockOrUnblockMember
	case "block_or_unblock_member_by_member_id":
		return &opBlockOrUnblockMemberByMemberID
	case "list_loans":
		return &opListLoans
	case "lend_tools":
		return &opLendTools
	case "extend_loan":
		return &opExtendLoan
	case "return_tools":
		return &opReturnTools
	case "history_loan":
		return &opHistoryLoan
	case "cancel_loan":
		return &opCancelLoan
	case "list_open_repairs":
		return &opListOpenRepairs
	case "open_repair":
		return &opOpenRepair
	case "close_repair":
		return &opCloseRepair
	case "record_spare_part":
		return &opRecordSparePart
	case "usage_report":
		return &opUsageReport
	case "wear_report":
		return &opWearReport
	case "download_export":
		return &opDownloadExport
	}
	return nil
}
