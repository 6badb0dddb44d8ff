/* cc -O2 -shared -fPIC $(python3-config --includes) total.c -o total.so && python3 total.py */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

static PyObject *total(PyObject *self, PyObject *arg) {
    Py_buffer view;
    if (PyObject_GetBuffer(arg, &view, PyBUF_CONTIG_RO | PyBUF_FORMAT) < 0)
        return NULL;                          /* an exception is set */
    if (view.itemsize != sizeof(double) || !view.format || strcmp(view.format, "d") != 0) {
        PyBuffer_Release(&view);
        PyErr_SetString(PyExc_TypeError, "expected a buffer of doubles");
        return NULL;
    }
    const double *v = view.buf;
    Py_ssize_t n = view.len / view.itemsize;
    double sum = 0;
    Py_BEGIN_ALLOW_THREADS                    /* gives up the lock */
    for (Py_ssize_t i = 0; i < n; i++) sum += v[i];
    Py_END_ALLOW_THREADS                      /* takes it again */
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(sum);           /* a new reference */
}

static PyMethodDef methods[] = { { "total", total, METH_O, "Adds up a buffer of doubles." }, { NULL } };
static struct PyModuleDef module = { PyModuleDef_HEAD_INIT, "total", NULL, -1, methods };
PyMODINIT_FUNC PyInit_total(void) { return PyModule_Create(&module); }
