"""What `dannguon doctor` says of what it has looked at."""

from collections.abc import Mapping

_WRITABLE = "hãy kiểm tra quyền ghi, hoặc đặt DANNGUON_DATA_DIR sang nơi khác."
_REBUILT = "lần chạy dannguon index hoặc dannguon serve tới sẽ dựng lại từ kho tài liệu, không mất gì."

FOUND: Mapping[str, str] = {
    "names_known": "Cài đặt: không có biến DANNGUON_… nào viết sai tên.",
    "names_unknown": (
        "Cài đặt: không có cài đặt nào tên {names}; hãy sửa lại tên biến hoặc bỏ biến ấy đi (các tên đúng ở trên)."
    ),
    "token_readable": (
        "Quyền đọc: tệp {path} chứa mã của bot mà mọi người dùng của máy này đều đọc được; hãy chạy: chmod o-rwx {path}"
    ),
    "token_kept": "Quyền đọc: tệp {path} chứa mã của bot và người dùng khác của máy không đọc được.",
    "tables_of_ours": "Bảng từ ngữ: dùng các bảng có sẵn.",
    "tables_of_office": "Bảng từ ngữ: các bảng riêng của cơ quan đều đọc được ({tables}).",
    "table_counted": "{name} {count} dòng",
    "data_folder_is_none": f"Thư mục dữ liệu: {{folder}} không phải là thư mục; {_WRITABLE}",
    "data_folder_closed": f"Thư mục dữ liệu: không ghi được vào {{folder}}, có thể vì ổ đĩa đã đầy; {_WRITABLE}",
    "data_folder_open": "Thư mục dữ liệu: {folder} ghi được.",
    "data_folder_to_come": "Thư mục dữ liệu: {folder} chưa có, sẽ được tạo khi cần.",
    "space_short": "Dung lượng: ổ đĩa chứa {folder} chỉ còn {gigabytes} GB, cần ít nhất 1 GB; hãy giải phóng chỗ.",
    "space_enough": "Dung lượng: ổ đĩa chứa {folder} còn trống {gigabytes} GB.",
    "model_fine": "Mô hình: {name} chạy được, véc-tơ {dimension} chiều, {milliseconds} ms một câu hỏi.",
    "corpus_has_nothing": "Kho tài liệu: còn trống; hãy chạy: dannguon index THƯ_MỤC",
    "corpus_whole": "Kho tài liệu: nguyên vẹn, có {count} tài liệu.",
    "caches_missing": f"Bộ nhớ đệm: chưa có cho kho tài liệu hiện nay; {_REBUILT}",
    "caches_damaged": f"Bộ nhớ đệm: có tệp bị thiếu hoặc hỏng trong {{folder}}; {_REBUILT}",
    "caches_foreign": f"Bộ nhớ đệm: thuộc về một kho tài liệu khác; {_REBUILT}",
    "caches_whole": "Bộ nhớ đệm: đầy đủ, nguyên vẹn.",
    "token_right": "Telegram: mã đúng, bot là @{username}.",
    "token_untold": (
        "Telegram: chưa kết nối được với {address} ({cause}) nên chưa biết mã đúng hay sai; "
        "hãy kiểm tra mạng, tường lửa và DANNGUON_TELEGRAM_BASE_URL."
    ),
    "everybody_allowed": "Người được hỏi: tất cả mọi người (DANNGUON_ALLOWED_IDS=*).",
    "some_allowed": "Người được hỏi: {count} mã người dùng hoặc nhóm.",
    "page_running": "Trang hỏi đáp: đang chạy ở {host}, cổng {port}.",
    "page_free": "Trang hỏi đáp: mở được ở {host}, cổng {port}.",
    "page_free_anywhere": "Trang hỏi đáp: mở được ở {host}, một cổng trống bất kỳ.",
}
