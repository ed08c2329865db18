/* python.exe: hands its command line to the CPython library beside it. */
#include <windows.h>

typedef int (*main_function)(int, wchar_t **);

int wmain(int count, wchar_t **words)
{
    HMODULE library = LoadLibraryW(L"python312.dll");
    main_function start = library ? (main_function)(void *)GetProcAddress(library, "Py_Main") : NULL;

    return start ? start(count, words) : 103;
}
