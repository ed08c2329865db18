"""Why a file could not be read or written, in the user's language."""

import errno

_WORDS_BY_NUMBER = {
    errno.ENOSPC: "ổ đĩa đầy",
    errno.EDQUOT: "hết hạn mức ổ đĩa",
    errno.EFBIG: "tệp quá lớn cho ổ đĩa này",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.EROFS: "ổ đĩa chỉ cho phép đọc",
    errno.ENOENT: "không tìm thấy tệp hoặc thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EIO: "ổ đĩa gặp lỗi",
    errno.EBUSY: "tệp đang được chương trình khác giữ",
}
_WORDS_BY_TEXT = (
    (("disk is full", "disk I/O"), "ổ đĩa đầy hoặc gặp lỗi"),
    (("readonly", "unable to open"), "tệp hoặc thư mục chỉ cho phép đọc"),
    (("locked",), "tệp đang được chương trình khác giữ"),
)


def reason_of(error: Exception) -> str:
    """Return a few Vietnamese words for an OSError or an error of SQLite, without a full stop."""
    if isinstance(error, OSError):
        return _WORDS_BY_NUMBER.get(error.errno or 0, f"mã lỗi hệ thống {error.errno}")
    text = str(error)
    for parts, words in _WORDS_BY_TEXT:
        if any(part in text for part in parts):
            return words
    return "tệp bị hỏng bên trong"
