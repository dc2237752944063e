package tallowmere_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"example.com/tallowmere"
)

const jpeg = "\xff\xd8\xff\xe0 a photo \x00\r\n--"

func newClient(t *testing.T, options ...tallowmere.Option) *tallowmere.Client {
	t.Helper()
	client, err := tallowmere.FromConfig("", options...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, found, wanted any) {
	t.Helper()
	if !reflect.DeepEqual(found, wanted) {
		t.Errorf("found %v, not %v", found, wanted)
	}
}

var errFull = errors.New("the disk is full")

// full is a writer that fails.
type full struct{}

// Write writes nothing.
func (full) Write([]byte) (int, error) { return 0, errFull }

// Lists are read page by page; a filter is sent with each page.
func TestLists(t *testing.T) {
	ctx, client := context.Background(), newClient(t, tallowmere.WithPageSize(7))
	for range 60 {
		_, err := client.Tools.AddTool(ctx, &tallowmere.AddToolParams{Name: "Drill", BranchID: 3})
		check(t, err)
	}
	params := &tallowmere.ListToolsParams{BranchID: tallowmere.Ptr(int64(3))}
	tools, err := client.Tools.ListTools(ctx, params).Collect()
	check(t, err)
	same(t, len(tools), 62)
	same(t, tools[0].BoughtOn.String(), "2023-04-11")
	same(t, tools[0].Labels, []string{"power", "wood"})
	count := 0
	for tool, err := range client.Tools.ListTools(ctx, params).All() {
		check(t, err)
		if count++; tool.Name == "" || count == 10 {
			break
		}
	}
	same(t, count, 10)
	total, err := client.Tools.ListTools(ctx, params).Count()
	check(t, err)
	same(t, total, 62)
	page, err := client.With(tallowmere.WithPageSize(61)).Tools.ListTools(ctx, params).Page(2)
	check(t, err)
	same(t, len(page), 1)
	_, err = client.Tools.ListTools(ctx, params).One()
	same(t, errors.Is(err, tallowmere.ErrNotOne), true)
}

// What is created can be read, changed and removed; null is sent, what is left out is not.
func TestTool(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	purchase := &tallowmere.ToolPurchase{Price: 99.5, BoughtOn: tallowmere.Day(2024, time.February, 29)}
	tool, err := client.Tools.AddTool(ctx, &tallowmere.AddToolParams{
		Name: "Cider press", BranchID: 3, Labels: []string{"old"}, Purchase: purchase,
	})
	check(t, err)
	same(t, tool.BoughtOn.String(), "2024-02-29")
	changed, err := client.Tools.ChangeTool(ctx, &tallowmere.ChangeToolParams{
		ToolID: tool.ID, Deposit: tallowmere.Null[float64](),
	})
	check(t, err)
	same(t, changed.Has("deposit"), false)
	same(t, changed.Name, "Cider press")
	changed, err = client.Tools.ChangeTool(ctx, &tallowmere.ChangeToolParams{ToolID: tool.ID, Deposit: tallowmere.NotNull(0.0)})
	check(t, err)
	same(t, changed.Has("deposit"), true)
	id := fmt.Sprint(tool.ID)
	check(t, client.Tools.RemoveTool(ctx, &tallowmere.RemoveToolParams{ToolID: id}))
	_, err = client.Tools.GetTool(ctx, &tallowmere.GetToolParams{ToolID: id})
	var refused *tallowmere.APIError
	same(t, errors.Is(err, tallowmere.ErrNotFound), true)
	same(t, errors.As(err, &refused), true)
	same(t, refused.Text, "there is no "+id)
}

// A photo arrives as it is, from a path, from memory and from a reader, and comes back as bytes.
func TestPhoto(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	path := t.TempDir() + "/drill.jpg"
	check(t, os.WriteFile(path, []byte(jpeg), 0o600))
	for _, photo := range []*tallowmere.File{
		tallowmere.FileAt(path), tallowmere.FileOf("a.jpg", []byte(jpeg)), tallowmere.FileFrom("a.jpg", strings.NewReader(jpeg)),
	} {
		made, err := client.Tools.AttachPhoto(ctx, &tallowmere.AttachPhotoParams{
			ToolID: "811", Photo: photo, Caption: tallowmere.Ptr("Größe & \r\nFarbe"),
		})
		check(t, err)
		found, err := client.Tools.FetchPhoto(ctx, &tallowmere.FetchPhotoParams{PhotoID: made.ID})
		check(t, err)
		same(t, string(found.Body), jpeg)
		same(t, found.Type, "image/jpeg")
	}
	_, err := client.Tools.AttachPhoto(ctx, &tallowmere.AttachPhotoParams{ToolID: "811", Photo: tallowmere.FileAt("no/such/file")})
	same(t, errors.Is(err, tallowmere.ErrArgument), true)
}

// Objects in objects, a replacement, and a pair of operations at one path.
func TestMembers(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	member, err := client.Members.RegisterMember(ctx, &tallowmere.RegisterMemberParams{
		Name: "Bo", Email: tallowmere.Ptr("b@example.com"),
		Address: &tallowmere.MemberAddress{Street: "Mill Lane 4", Town: "Tallowmere"},
	})
	check(t, err)
	same(t, member.JoinedAt.Year(), 2021)
	same(t, member.Address.Town, "Tallowmere")
	id := fmt.Sprint(member.ID)
	_, err = client.Members.UpdateMember(ctx, &tallowmere.UpdateMemberParams{MemberID: id, Name: "Bo Ash"})
	check(t, err)
	check(t, client.Members.BlockOrUnblockMember(ctx, &tallowmere.BlockOrUnblockMemberParams{MemberID: id}))
	member, err = client.Members.ReadMember(ctx, &tallowmere.ReadMemberParams{MemberID: id})
	check(t, err)
	same(t, member.IsBlocked, true)
	same(t, member.Has("email"), false)
}

// Lists of objects are sent, and statuses of the docs are errors of their kinds.
func TestLoans(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	lend := &tallowmere.LendToolsParams{MemberID: 52, Days: tallowmere.Ptr(int64(3)), Items: []*tallowmere.ToolItem{
		{ToolID: 811, Note: "scratched"}, {ToolID: 97},
	}}
	_, err := client.Loans.LendTools(ctx, lend)
	check(t, err)
	_, err = client.Loans.LendTools(ctx, lend)
	same(t, errors.Is(err, tallowmere.ErrConflict), true)
	_, err = client.Loans.ReturnTools(ctx, &tallowmere.ReturnToolsParams{LoanID: "9001", ToolIDs: []int64{811}, DepositKept: tallowmere.Ptr(12.5)})
	check(t, err)
	check(t, client.Loans.CancelLoan(ctx, &tallowmere.CancelLoanParams{LoanID: "9001"}))
}

// Forms with maps, a header, operations that differ by a constant of the query, and a text that is not JSON.
func TestRepairs(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	_, err := client.Repairs.OpenRepair(ctx, &tallowmere.OpenRepairParams{
		ToolID: 811, Fault: &tallowmere.RepairFault{Text: "Bent."}, Parts: []*tallowmere.Part{{Sku: "b-1", Count: 2}},
	})
	check(t, err)
	_, err = client.Repairs.CloseRepair(ctx, &tallowmere.CloseRepairParams{
		RepairID: "17", Outcome: "fixed", Cost: &tallowmere.RepairCost{Amount: 9.5, PaidBy: "branch"},
	})
	check(t, err)
	_, err = client.Repairs.RecordSparePart(ctx, &tallowmere.RecordSparePartParams{
		RepairID: "17", Part: &tallowmere.Part{Sku: "b-1"}, XRequestID: tallowmere.Ptr("once"),
	})
	check(t, err)
	usage, err := client.Reports.UsageReport(ctx, &tallowmere.UsageReportParams{Month: "2024-05"}).Collect()
	check(t, err)
	same(t, usage[0].DaysLent, int64(12))
	_, err = client.Reports.WearReport(ctx, &tallowmere.WearReportParams{Year: 2024})
	check(t, err)
	export, err := client.Reports.DownloadExport(ctx, &tallowmere.DownloadExportParams{ExportID: "7"})
	check(t, err)
	same(t, bytes.Contains(export.Body, []byte("Cordless drill")), true)
}

// Any request can be sent, and a wrong key is refused; nothing that is shown contains a secret.
func TestOtherRequests(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	found, err := client.Call(ctx, "GET /v1/tools/{tool_id}", map[string]any{"tool_id": 811})
	check(t, err)
	same(t, found.Value().(map[string]any)["id"], any(int64(811)))
	var saved bytes.Buffer
	check(t, client.Download(ctx, "GET /v1/exports/{id}", map[string]any{"id": 7}, &saved))
	same(t, strings.HasPrefix(saved.String(), "tool_id;name;state\n"), true)
	saved.Reset()
	err = client.Download(ctx, "GET /v1/photos/none", nil, &saved)
	same(t, errors.Is(err, tallowmere.ErrNotFound), true)
	same(t, saved.Len(), 0)
	err = client.Download(ctx, "GET /v1/exports/7", nil, full{})
	var ended *tallowmere.DownloadError
	same(t, errors.As(err, &ended) && errors.Is(err, errFull), true)
	_, err = client.With(tallowmere.WithEndpoint("http://sandbox.example")).Call(ctx, "GET /v1/tools", nil)
	same(t, errors.Is(err, tallowmere.ErrConfiguration), true)
	_, err = client.Call(ctx, "POST /v1/tools", map[string]any{"name": tallowmere.FileOf("a", nil)})
	same(t, errors.Is(err, tallowmere.ErrArgument), true)
	_, err = client.Call(ctx, "tools", nil)
	same(t, errors.Is(err, tallowmere.ErrArgument), true)
	wrong := newClient(t, tallowmere.WithToken("wrong-s3cret"))
	_, err = wrong.Tools.GetTool(ctx, &tallowmere.GetToolParams{ToolID: "811"})
	same(t, errors.Is(err, tallowmere.ErrAuthentication), true)
	same(t, strings.Contains(fmt.Sprintf("%v %+v %#v", err, wrong, wrong), "wrong-s3cret"), false)
}

// A file has profiles; what the environment and the program give comes before it, and replaces credentials of other kinds.
func TestConfiguration(t *testing.T) {
	ctx, home := context.Background(), t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	text := "retries = 0\n[tallowmere]\nusername = a\npassword = b\n[other]\ntoken = wrong\n[broken]\ntimeout = soon\n"
	check(t, os.WriteFile(home+"/tallowmere.ini", []byte(text), 0o600))
	get := func(profile string, options ...tallowmere.Option) error {
		client, err := tallowmere.FromConfig(profile, options...)
		if err == nil {
			_, err = client.Tools.GetTool(ctx, &tallowmere.GetToolParams{ToolID: "811"})
		}
		return err
	}
	check(t, get(""))
	token := os.Getenv("TALLOWMERE_TOKEN")
	t.Setenv("TALLOWMERE_TOKEN", "")
	same(t, errors.Is(get(""), tallowmere.ErrAuthentication), true)
	same(t, errors.Is(get("other"), tallowmere.ErrAuthentication), true)
	check(t, get("other", tallowmere.WithToken(token)))
	same(t, errors.Is(get("missing"), tallowmere.ErrConfiguration), true)
	same(t, errors.Is(get("broken"), tallowmere.ErrConfiguration), true)
	_, err := tallowmere.New(tallowmere.WithEndpoint("Sandbox"))
	check(t, err)
	_, err = tallowmere.New(tallowmere.WithEndpoint("nowhere"))
	same(t, errors.Is(err, tallowmere.ErrConfiguration), true)
}

// Goroutines share a client and a list, and the fields of a model that was received are sent although they are zero.
func TestSharing(t *testing.T) {
	ctx, client := context.Background(), newClient(t)
	list := client.Tools.ListTools(ctx, nil)
	errs := make(chan error)
	for range 8 {
		go func() {
			_, err := list.Collect()
			errs <- err
		}()
	}
	for range 8 {
		check(t, <-errs)
	}
	var purchase tallowmere.ToolPurchase
	purchase.Include("price")
	_, err := client.Tools.AddTool(ctx, &tallowmere.AddToolParams{Name: "Gift", BranchID: 3, Purchase: &purchase})
	check(t, err)
}

// One call fetches the token for all others, and a token that is refused is fetched again once.
func TestTokens(t *testing.T) {
	var fetched, refused atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		response.Header().Set("Content-Type", "application/json")
		switch {
		case request.URL.Path == "/token":
			time.Sleep(20 * time.Millisecond)
			fmt.Fprintf(response, `{"access_token": "t%d", "expires_in": "3600"}`, fetched.Add(1))
		case request.Header.Get("Authorization") == "Bearer t1" && refused.Load() > 0:
			response.WriteHeader(http.StatusUnauthorized)
		default:
			io.WriteString(response, `{"id": 811}`)
		}
	}))
	defer server.Close()
	client, err := tallowmere.New(
		tallowmere.WithEndpoint(server.URL), tallowmere.WithClientCredentials(server.URL+"/token", "id", "s3cret", "read"),
	)
	check(t, err)
	get := func() {
		errs := make(chan error)
		for range 8 {
			go func() {
				_, err := client.Tools.GetTool(context.Background(), &tallowmere.GetToolParams{ToolID: "811"})
				errs <- err
			}()
		}
		for range 8 {
			check(t, <-errs)
		}
	}
	get()
	same(t, fetched.Load(), int64(1))
	refused.Add(1)
	get()
	same(t, fetched.Load(), int64(2))
}

// Values that only look like numbers stay what they are.
func TestReading(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		io.WriteString(response, `{"id": "1_0", "branch_id": "1e3", "deposit": "0x10", "name": 5, "bought_on": 20140706}`)
	}))
	defer server.Close()
	client, err := tallowmere.New(tallowmere.WithEndpoint(server.URL))
	check(t, err)
	tool, err := client.Tools.GetTool(context.Background(), &tallowmere.GetToolParams{ToolID: "811"})
	check(t, err)
	same(t, tool.Extra(), map[string]any{"id": "1_0", "deposit": "0x10"})
	same(t, []any{tool.ID, tool.BranchID, tool.Name, tool.BoughtOn.String()}, []any{int64(0), int64(1000), "5", "2014-07-06"})
}

// A signer gets the whole request, and what it adds is not shown.
func TestSigner(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		response.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(response, `{"message": "signed %s as %s"}`, body, request.Header.Get("X-Sign"))
	}))
	defer server.Close()
	sign := func(request *http.Request) error {
		reader, err := request.GetBody()
		if err != nil {
			return err
		}
		body, err := io.ReadAll(reader)
		request.Header.Set("X-Sign", fmt.Sprintf("%d-bytes-of-%s", len(body), request.URL.Path))
		return err
	}
	client, err := tallowmere.New(tallowmere.WithEndpoint(server.URL), tallowmere.WithSigner(sign))
	check(t, err)
	_, err = client.Tools.AddTool(context.Background(), &tallowmere.AddToolParams{Name: "Drill", BranchID: 3})
	var refused *tallowmere.APIError
	same(t, errors.As(err, &refused), true)
	same(t, strings.Contains(refused.Text, "bytes-of"), false)
	same(t, strings.Contains(string(refused.Data), "bytes-of"), false)
}
