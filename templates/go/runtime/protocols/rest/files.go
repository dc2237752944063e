package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is a file to send: FileAt, FileOf or FileFrom makes one.
type File struct {
	name string
	size int64
	// open begins at the start of the content each time, since a request may be sent again.
	open func() (io.ReadCloser, error)
	// problem is why it cannot be sent.
	problem error
}

// FileAt is the file of a path. It is read while it is sent.
func FileAt(path string) *File {
	file := &File{name: filepath.Base(path), open: func() (io.ReadCloser, error) { return os.Open(path) }}
	found, err := os.Stat(path)
	switch {
	case err != nil:
		file.problem = err
	case !found.Mode().IsRegular():
		file.problem = errors.New("not a regular file")
	default:
		file.size = found.Size()
	}
	return file
}

// FileOf is a file of a name and what it contains. Without a name, it has that of the parameter.
func FileOf(name string, content []byte) *File {
	return &File{name: name, size: int64(len(content)), open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}}
}

// FileFrom is a file of a name and what is left in a reader, which is read into memory at once.
func FileFrom(name string, reader io.Reader) *File {
	content, err := io.ReadAll(reader)
	file := FileOf(name, content)
	file.problem = err
	return file
}

// String shows the name and the size.
func (f *File) String() string { return fmt.Sprintf("(%s, %d bytes)", f.name, f.size) }

// refusal is why a file cannot be sent, without its folders.
func (f *File) refusal() error {
	switch {
	case f == nil || f.open == nil:
		return errors.New("has no content: FileAt, FileOf or FileFrom makes a file")
	case f.problem == nil:
		return nil
	}
	var failed *os.PathError
	if errors.As(f.problem, &failed) {
		return fmt.Errorf("cannot be read: %w", failed.Err)
	}
	return fmt.Errorf("cannot be read: %w", f.problem)
}

// source is a body, or a part of one, that can be read again.
type source interface {
	length() int64
	reader() (io.ReadCloser, error)
}

func (f *File) length() int64 { return f.size }

func (f *File) reader() (io.ReadCloser, error) {
	opened, err := f.open()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", f.name, err)
	}
	return &exactReader{opened, f.name, f.size}, nil
}

// exactReader reads as many bytes as were announced, or fails.
type exactReader struct {
	io.ReadCloser
	name string
	left int64
}

// Read reads the next bytes.
func (r *exactReader) Read(into []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	if int64(len(into)) > r.left {
		into = into[:r.left]
	}
	n, err := r.ReadCloser.Read(into)
	r.left -= int64(n)
	if err == io.EOF && r.left > 0 {
		err = fmt.Errorf("%s became shorter while it was sent", r.name)
	}
	return n, err
}

type bytesContent []byte

func (b bytesContent) length() int64                  { return int64(len(b)) }
func (b bytesContent) reader() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }

// joined is the content of several parts. Each is opened when the one before it has been read.
type joined []source

func (j joined) length() int64 {
	var total int64
	for _, part := range j {
		total += part.length()
	}
	return total
}

func (j joined) reader() (io.ReadCloser, error) { return &joinedReader{left: j}, nil }

type joinedReader struct {
	left   joined
	opened io.ReadCloser
}

// Read reads the next bytes.
func (r *joinedReader) Read(into []byte) (int, error) {
	for {
		if r.opened == nil {
			if len(r.left) == 0 {
				return 0, io.EOF
			}
			opened, err := r.left[0].reader()
			if err != nil {
				return 0, err
			}
			r.opened, r.left = opened, r.left[1:]
		}
		n, err := r.opened.Read(into)
		if err == io.EOF {
			r.opened.Close()
			r.opened = nil
			if n == 0 {
				continue
			}
			err = nil
		}
		return n, err
	}
}

// Close closes the part that is being read.
func (r *joinedReader) Close() error {
	r.left = nil
	if r.opened == nil {
		return nil
	}
	return r.opened.Close()
}
