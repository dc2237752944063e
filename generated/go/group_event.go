package fernhill

import (
	"context"
	"log/slog"
)

// EventService has the commands of the group Event.
type EventService struct{ core *core }

// ArchiveEventsParams are the parameters of ArchiveEvents.
type ArchiveEventsParams struct {
	// The events.
	IDs []string `api:"ids"`

	// Events of this type. At most 255 characters.
	Type *string `api:"type" rules:"max=255"`

	// Events since this day.
	Startdate *Time `api:"startdate"`

	// Events until this day.
	Enddate *Time `api:"enddate"`
}

// String describes the parameters that are set, without secrets.
func (p ArchiveEventsParams) String() string {
	return describe(p)
}

// GoString returns the same, for %#v.
func (p ArchiveEventsParams) GoString() string {
	return describe(p)
}

// LogValue returns the same, for log/slog.
func (p ArchiveEventsParams) LogValue() slog.Value {
	return slog.StringValue(describe(p))
}

var opArchiveEvents = operation{name: "archiveEvents", method: "POST", params: (*ArchiveEventsParams)(nil), flat: true}

// ArchiveEvents archives events.
func (s *EventService) ArchiveEvents(ctx context.Context, params *ArchiveEventsParams) (*Success, error) {
	return get[*Success](ctx, s.core, &opArchiveEvents, params)
}

// ListEventsParams are the parameters of ListEvents.
type ListEventsParams struct {
	// INFO, WARN or ERROR. At most 255 characters.
	Level *string `api:"level" rules:"max=255"`

	// Seconds that the event took.
	Duration *int64 `api:"duration"`

	// Words to look for. At most 255 characters.
	Keyword *string `api:"keyword" rules:"max=255"`

	// Which page, from 1; must be used with pagesize.
	Page *int64 `api:"page"`

	// How many on a page, 500 at most.
	Pagesize *int64 `api:"pagesize"`
}

// String describes the parameters that are set, without secrets.
func (p ListEventsParams) String() string {
	return describe(p)
}

var opListEvents = operation{name: "listEvents", method: "GET", params: (*ListEventsParams)(nil), requires: [][2]string{{"page", "pagesize"}}}

// ListEvents lists events.
func (s *EventService) ListEvents(ctx context.Context, params *ListEventsParams) *Pages[*Event] {
	return list[*Event](ctx, s.core, &opListEvents, params)
}
