module example.com/tallowmere

go 1.24
