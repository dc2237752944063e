module example.com/fernhill

go 1.24
