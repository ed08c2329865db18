"""What kinds, directions, scopes and rules of targets are called on the screen."""

from models.domain.targets import Aggregation, Direction, Kind, Scope

KIND_WORDS = {
    Kind.ATTAIN: "Đạt mức",
    Kind.AT_LEAST: "Ít nhất (≥)",
    Kind.MORE_THAN: "Trên (>)",
    Kind.AT_MOST: "Không quá (≤)",
    Kind.LESS_THAN: "Dưới (<)",
    Kind.RANGE: "Từ … đến …",
    Kind.AROUND: "Khoảng",
    Kind.RANK: "Thứ hạng",
    Kind.GROW_BY: "Tăng so với gốc (%)",
    Kind.CUT_BY: "Giảm so với gốc (%)",
    Kind.COUNT: "Số lượng ít nhất",
    Kind.DELIVER: "Sản phẩm có hạn",
    Kind.DESCRIBE: "Định tính",
}
DIRECTION_WORDS = {
    Direction.HIGHER: "Càng cao càng tốt",
    Direction.LOWER: "Càng thấp càng tốt",
    Direction.WITHIN: "Phải nằm trong khoảng",
}
SCOPE_WORDS = {Scope.NATIONAL: "Của ngành", Scope.ASSIGNED: "Giao đơn vị"}
AGGREGATION_WORDS = {
    Aggregation.SUM: "Cộng các kỳ (tỷ lệ: cộng tử số, mẫu số)",
    Aggregation.LAST: "Lấy kỳ mới nhất",
    Aggregation.MAX: "Lấy số lớn nhất",
    Aggregation.MIN: "Lấy số nhỏ nhất",
    Aggregation.MEAN: "Trung bình các kỳ",
    Aggregation.RATIO: "Tỷ lệ kỳ mới nhất; nhiều đơn vị cộng tử, mẫu",
    Aggregation.RANK: "Thứ hạng mới nhất",
    Aggregation.NONE: "Không gộp",
}
