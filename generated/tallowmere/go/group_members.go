package tallowmere

import (
	"context"
	"log/slog"
)

// MembersService has the operations of the group Members.
type MembersService struct{ core *core }

// SearchMembersParams are the parameters of SearchMembers.
type SearchMembersParams struct {
	// The text to look for, three letters or more.
	Q string `api:"q" in:"query" rules:"required"`

	// The page, from 1.
	Page *int64 `api:"page" in:"query"`

	// Members on a page.
	PerPage *int64 `api:"per_page" in:"query"`
}

// String describes the parameters that are set, without secrets.
func (p SearchMembersParams) String() string {
	return describe(p)
}

var opSearchMembers = operation{name: "search_members", method: "GET", path: "/v1/members", result: result{key: "data"}, paging: &paging{kind: "page", number: "page", size: "per_page", total: "total"}}

// SearchMembers sends GET /v1/members.
//
// Search members.
//
// Finds members by a part of their name or card.
func (s *MembersService) SearchMembers(ctx context.Context, params *SearchMembersParams) *Pages[*Member] {
	return list[*Member](ctx, s.core, &opSearchMembers, params)
}

// RegisterMemberParams are the parameters of RegisterMember.
type RegisterMemberParams struct {
	// First and last name.
	Name string `api:"name" in:"body" rules:"required"`

	Address *MemberAddress `api:"address" in:"body" rules:"required"`

	// For reminders.
	Email *string `api:"email" in:"body"`

	// For reminders, if there is no `email`.
	Phone *string `api:"phone" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p RegisterMemberParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p RegisterMemberParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p RegisterMemberParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opRegisterMember = operation{name: "register_member", method: "POST", path: "/v1/members"}

// RegisterMember sends POST /v1/members.
//
// Register a member.
func (s *MembersService) RegisterMember(ctx context.Context, params *RegisterMemberParams) (*Member, error) {
	return get[*Member](ctx, s.core, &opRegisterMember, params)
}

// ReadMemberParams are the parameters of ReadMember.
type ReadMemberParams struct {
	MemberID string `api:"member_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p ReadMemberParams) String() string {
	return describe(p)
}

var opReadMember = operation{name: "read_member", method: "GET", path: "/v1/members/{member_id}"}

// ReadMember sends GET /v1/members/{member_id}.
//
// Read a member.
func (s *MembersService) ReadMember(ctx context.Context, params *ReadMemberParams) (*Member, error) {
	return get[*Member](ctx, s.core, &opReadMember, params)
}

// UpdateMemberParams are the parameters of UpdateMember.
type UpdateMemberParams struct {
	// First and last name.
	Name string `api:"name" in:"body" rules:"required"`

	MemberID string `api:"member_id" in:"path" rules:"required"`

	// For reminders.
	Email Nullable[string] `api:"email" in:"body"`

	// For reminders.
	Phone Nullable[string] `api:"phone" in:"body"`
}

// String describes the parameters that are set, without secrets.
func (p UpdateMemberParams) String() string {
	return describe(p)
}

var opUpdateMember = operation{name: "update_member", method: "PUT", path: "/v1/members/{member_id}", result: result{isEmpty: true}}

// UpdateMember sends PUT /v1/members/{member_id}.
//
// Update a member.
func (s *MembersService) UpdateMember(ctx context.Context, params *UpdateMemberParams) (*Content, error) {
	return getContent(ctx, s.core, &opUpdateMember, params)
}

// BlockOrUnblockMemberParams are the parameters of BlockOrUnblockMember.
type BlockOrUnblockMemberParams struct {
	MemberID string `api:"member_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p BlockOrUnblockMemberParams) String() string {
	return describe(p)
}

var opBlockOrUnblockMember = operation{name: "block_or_unblock_member", method: "POST", path: "/v1/members/{member_id}/block", result: result{isEmpty: true}, statuses: map[int]string{
	204: "Done.",
	404: "There is no such member.",
}}

// BlockOrUnblockMember sends POST /v1/members/{member_id}/block.
//
// Block or unblock a member.
//
// A blocked member keeps what is lent, but gets nothing new.
//
// Errors:
//   - [ErrNotFound]: There is no such member.
func (s *MembersService) BlockOrUnblockMember(ctx context.Context, params *BlockOrUnblockMemberParams) error {
	return run(ctx, s.core, &opBlockOrUnblockMember, params)
}

// BlockOrUnblockMemberByMemberIDParams are the parameters of BlockOrUnblockMemberByMemberID.
type BlockOrUnblockMemberByMemberIDParams struct {
	MemberID string `api:"member_id" in:"path" rules:"required"`
}

// String describes the parameters that are set, without secrets.
func (p BlockOrUnblockMemberByMemberIDParams) String() string {
	return describe(p)
}

var opBlockOrUnblockMemberByMemberID = operation{name: "block_or_unblock_member_by_member_id", method: "DELETE", path: "/v1/members/{member_id}/block", result: result{isEmpty: true}, statuses: map[int]string{
	204: "Done.",
	404: "There is no such member.",
}}

// BlockOrUnblockMemberByMemberID sends DELETE /v1/members/{member_id}/block.
//
// Block or unblock a member.
//
// A blocked member keeps what is lent, but gets nothing new.
//
// Errors:
//   - [ErrNotFound]: There is no such member.
func (s *MembersService) BlockOrUnblockMemberByMemberID(ctx context.Context, params *BlockOrUnblockMemberByMemberIDParams) error {
	return run(ctx, s.core, &opBlockOrUnblockMemberByMemberID, params)
}
