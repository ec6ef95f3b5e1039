"""What each refusal says in either language: one sentence each, without a name or a number."""

from app.shared.contract.problems import ProblemCode

SENTENCES: dict[ProblemCode, tuple[str, str]] = {
    "bad_request": (
        "Yêu cầu không đúng dạng mà máy chủ đọc được.",
        "The request is not in a form that the server reads.",
    ),
    "body_too_large": (
        "Nội dung gửi lên lớn hơn mức cho phép.",
        "The body is larger than allowed.",
    ),
    "not_found": ("Không có mục này.", "There is no such thing."),
    "method_not_allowed": (
        "Địa chỉ này không nhận cách gọi đó.",
        "This address does not take that method.",
    ),
    "unauthenticated": (
        "Phiên đăng nhập đã hết hoặc không có. Vui lòng đăng nhập lại.",
        "The session has ended or never was. Please sign in again.",
    ),
    "wrong_passcode": (
        "Số định danh hoặc mật mã không đúng.",
        "The personal number or the passcode is not right.",
    ),
    "too_many_tries": (
        "Đã thử sai quá nhiều lần. Vui lòng chờ rồi thử lại.",
        "Too many wrong tries. Please wait, then try again.",
    ),
    "weak_passcode": (
        "Mật mã này dễ đoán hoặc vẫn là mật mã cũ.",
        "This passcode is easy to guess, or is still the old one.",
    ),
    "device_not_linked": (
        "Tài khoản này đang gắn với một điện thoại khác.",
        "This account belongs to another phone.",
    ),
    "device_way_shut": (
        "Hiện chưa dùng được cách này để chuyển máy.",
        "This way to a new phone is not open now.",
    ),
    "device_link_closed": (
        "Yêu cầu hoặc điện thoại này không nhận bước đó lúc này.",
        "This request or phone does not take that step now.",
    ),
    "account_locked": (
        "Tài khoản định danh đang bị khoá.",
        "The identification account is locked.",
    ),
    "level_too_low": (
        "Việc này cần tài khoản định danh mức cao hơn.",
        "This needs an account of a higher level.",
    ),
    "document_not_renewable": (
        "Giấy tờ này chưa đến hạn hoặc không thuộc diện cấp lại.",
        "This document is not due for renewal, or is never renewed.",
    ),
    "document_not_presentable": (
        "Giấy tờ này hiện không xuất trình được.",
        "This document cannot be presented now.",
    ),
    "claims_refused": (
        "Giấy tờ này không có mục được chọn.",
        "This document does not have what was chosen.",
    ),
    "key_proof_refused": (
        "Không xác nhận được khoá của điện thoại này. Chưa cấp bản ký nào.",
        "The phone’s key was not proved. Nothing was signed.",
    ),
    "presentation_closed": (
        "Mã này đã dùng, đã hết hạn hoặc đã huỷ.",
        "This code was used, has expired or was cancelled.",
    ),
    "presentation_refused": (
        "Không chấp nhận lần xuất trình này.",
        "This presentation is not accepted.",
    ),
    "renewal_closed": (
        "Hồ sơ này không nhận bước đó lúc này.",
        "This file does not take that step now.",
    ),
    "paper_not_asked": (
        "Cơ quan không yêu cầu giấy tờ này.",
        "The office did not ask for this paper.",
    ),
    "deed_not_offered": (
        "Bàn này không làm việc đó với hồ sơ lúc này.",
        "The desk does not do that with this file now.",
    ),
    "ledger_disagrees": (
        "Sổ cái không khớp với các khoản chi; chưa đánh dấu là đã đối soát.",
        "The ledger does not agree with the payments; nothing was marked as reconciled.",
    ),
    "not_eligible": (
        "Theo bộ quy định đang xem, người này chưa được cấp tài khoản ở mức đó.",
        "Under the rule set shown this person may not have an account of that level.",
    ),
    "level_held": (
        "Tài khoản đã ở mức này hoặc cao hơn.",
        "The account has this level or a higher one.",
    ),
    "guardian_needed": (
        "Người giám hộ phải gửi yêu cầu này.",
        "A guardian must make this request.",
    ),
    "face_not_captured": (
        "Ảnh khuôn mặt chưa dùng được.",
        "The picture of the face cannot be used.",
    ),
    "slot_taken": (
        "Giờ hẹn này không còn trống.",
        "This time is no longer free.",
    ),
    "issuing_closed": (
        "Yêu cầu này không nhận bước đó lúc này.",
        "This request does not take that step now.",
    ),
    "card_not_read": (
        "Thẻ hoặc khuôn mặt chưa khớp.",
        "The card or the face did not match.",
    ),
    "whereabouts_refused": (
        "Chưa thể đổi nơi đang ở như vậy.",
        "Where you are cannot be changed like that.",
    ),
    "not_own_lock": (
        "Tài khoản không khoá theo yêu cầu của chính chủ.",
        "The account is not locked at its holder's request.",
    ),
    "guardian_refused": (
        "Chưa thể làm thay người này.",
        "You cannot act for this person yet.",
    ),
    "proof_not_needed": (
        "Không cần giấy chứng minh giám hộ lúc này.",
        "No proof of guardianship is needed now.",
    ),
    "not_provided": (
        "Bộ quy định đang xem chưa có việc này.",
        "The rule set shown does not provide this.",
    ),
    "request_closed": (
        "Yêu cầu này không còn nhận bước đó.",
        "This request takes that step no more.",
    ),
    "proof_ended": (
        "Giấy tờ dùng để trả lời đã hết hạn, nên không gửi gì.",
        "The document that would answer has ended, so nothing was sent.",
    ),
    "answer_changed": (
        "Câu trả lời đã khác với lúc bạn đọc, nên không gửi gì.",
        "The answer is another one than you read, so nothing was sent.",
    ),
    "provider_unknown": ("Không có nhà cung cấp này.", "There is no such provider."),
    "account_number_refused": (
        "Số này không đúng dạng của loại tài khoản đã chọn.",
        "This is no number of that kind of account.",
    ),
    "consent_outdated": (
        "Lời đồng ý đã thay đổi. Vui lòng đọc lại trước khi liên kết.",
        "What is agreed to has changed. Please read it again before linking.",
    ),
    "answer_refused": (
        "Câu trả lời của nhà cung cấp không được nhận.",
        "The provider's answer was not taken.",
    ),
    "already_linked": (
        "Tài khoản này đã được liên kết hoặc đang chờ liên kết.",
        "This account is linked already, or on its way to be.",
    ),
    "link_closed": (
        "Liên kết này không nhận bước đó lúc này.",
        "This link does not take that step now.",
    ),
    "linking_refused": (
        "Quy định chưa cho người này liên kết tài khoản.",
        "The rules do not let this holder link an account.",
    ),
    "routing_refused": (
        "Chưa thể đổi nơi nhận tiền như vậy.",
        "Where money goes cannot be changed like that.",
    ),
    "undo_over": (
        "Lần thay đổi này không còn hoàn tác được.",
        "This change can be undone no more.",
    ),
    "wrong_code": ("Mã xác nhận không đúng.", "The code is not right."),
    "grant_refused": (
        "Lần xác nhận bằng mật mã đã hết hạn, đã dùng hoặc dành cho việc khác.",
        "The passcode confirmation has ended, was used, or was for another deed.",
    ),
    "payment_pending": (
        "Một khoản chi đang trên đường vào tài khoản này.",
        "A payment is on its way to this account.",
    ),
    "edit_refused": (
        "Sổ gốc không nhận giá trị này; chưa có gì thay đổi.",
        "The register does not take this value; nothing was changed.",
    ),
    "integration_refused": (
        "Chưa thể gửi yêu cầu tích hợp này.",
        "This document cannot be asked for.",
    ),
    "integration_closed": (
        "Yêu cầu tích hợp này không nhận bước đó lúc này.",
        "This request takes that step no more.",
    ),
    "removal_refused": (
        "Chưa thể gỡ hoặc thêm lại giấy tờ này.",
        "This document cannot be taken out or put back now.",
    ),
    "issue_refused": (
        "Cơ quan không cấp được giấy tờ này.",
        "The agency cannot issue this document.",
    ),
    "restriction_refused": (
        "Chưa thể thu hồi, tạm giữ hoặc trả lại giấy tờ này.",
        "This document cannot be revoked, held or released now.",
    ),
    "report_refused": (
        "Chưa thể gửi báo sai này.",
        "This report of wrong data cannot be sent.",
    ),
    "report_closed": (
        "Báo sai này không nhận bước đó lúc này.",
        "This report takes that step no more.",
    ),
    "callback_refused": (
        "Trả lời này của nơi nhận tiền không được ghi sổ.",
        "This answer of a provider is not booked.",
    ),
    "agency_refused": (
        "Người hỏi hoặc mục đích không thuộc cơ quan này, nên không đọc gì.",
        "Who asks, or what for, is not of this agency, so nothing was read.",
    ),
    "reading_slowed": (
        "Đã xem dữ liệu của quá nhiều người trong thời gian ngắn.",
        "The data of too many people was read in a short time.",
    ),
    "inquiry_open": ("Đã hỏi về lượt xem này.", "This was asked about that look already."),
    "inquiry_closed": (
        "Câu hỏi này không chờ cơ quan này trả lời.",
        "This question does not wait for this agency.",
    ),
    "consultation_shut": (
        "Việc này không làm được vào lúc này của đợt lấy ý kiến.",
        "The consultation does not take that at this time.",
    ),
    "comment_refused": (
        "Ý kiến này chưa gửi được như đã viết.",
        "This comment cannot be sent as it is written.",
    ),
    "comments_slowed": (
        "Tài khoản này vừa gửi nhiều ý kiến. Vui lòng chờ rồi gửi tiếp.",
        "This account has just sent many comments. Please wait, then go on.",
    ),
    "idempotency_conflict": (
        "Khoá yêu cầu này đã dùng cho một nội dung khác.",
        "This request key was used for another content.",
    ),
    "idempotency_running": (
        "Yêu cầu này đang được xử lý.",
        "This request is being worked on.",
    ),
    "idempotency_key_missing": (
        "Yêu cầu này cần một khoá riêng, từ 8 đến 80 ký tự.",
        "This request needs a key of its own, of 8 to 80 characters.",
    ),
    "too_many_requests": (
        "Yêu cầu đến quá dày. Vui lòng chờ rồi thử lại.",
        "Too many requests. Please wait, then try again.",
    ),
    "overloaded": (
        "Máy chủ đang quá tải. Vui lòng thử lại sau ít giây.",
        "The server is overloaded. Please try again in a few seconds.",
    ),
    "queue_wait": (
        "Hiện có nhiều người dùng phần này. Bạn đã có chỗ hoặc có thể lấy chỗ trong hàng.",
        "Many people use this now. You have a place in the queue, or can take one.",
    ),
    "simulated_failure": (
        "Sự cố giả lập theo yêu cầu của bảng điều khiển.",
        "A failure simulated because the panel asked for it.",
    ),
    "internal": (
        "Máy chủ gặp lỗi ngoài dự kiến.",
        "The server met an error it did not expect.",
    ),
}
