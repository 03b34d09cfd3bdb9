using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Search;

namespace Doingoai.Portal.Tests.Content.Search;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("doi ngoai", "Thông tin đối ngoại tỉnh", "Thông tin [đối ngoại] tỉnh")]
    [InlineData("doi ngoai", "Đổi mới thông tin đối ngoại", "Đổi mới thông tin [đối ngoại]")]
    [InlineData("lào", "Lao xao ở Lào Cai", "Lao xao ở [Lào] Cai")]
    [InlineData("sapa", "Đường lên Sa Pa", "Đường lên [Sa Pa]")]
    [InlineData("viet nam", "In Vietnam", "In [Vietnam]")]
    [InlineData("口岸", "老街国际口岸信息", "老街国际[口岸]信息")]
    [InlineData("街", "老街", "老[街]")]
    [InlineData("xyz", "Không có", "Không có")]
    public void The_words_meant_are_marked(string query, string text, string marked) =>
        Assert.Equal(marked, Shown(Highlight.Whole(text, new QueryMarks(Query.Of(query)), exactly: true)));

    [Fact]
    public void A_snippet_shows_where_most_of_the_words_are()
    {
        var body = $"{Filler(80)} cửa hàng {Filler(80)} cửa khẩu Kim Thành {Filler(80)}";

        var snippet = Shown(Highlight.Snippet(new("Tiêu đề", "", body), new QueryMarks(Query.Of("cua khau kim thanh")), exactly: false));

        Assert.Contains("[cửa khẩu Kim Thành]", snippet, StringComparison.Ordinal);
        Assert.StartsWith("… ", snippet, StringComparison.Ordinal);
        Assert.EndsWith(" …", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 150, 300);
    }

    [Fact]
    public void A_snippet_never_cuts_a_character_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("𠮷", 1000));

        for (var shift = 0; shift < 3; shift++)
            foreach (var piece in Highlight.Snippet(new("", "", new string('a', shift) + text), new QueryMarks(Query.Of("𠮷")), exactly: true))
                Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(piece.Text)));
    }

    [Fact]
    public void Without_a_hit_in_sight_the_lead_is_shown() =>
        Assert.StartsWith("Tóm tắt", Shown(Highlight.Snippet(new("Tiêu đề", "Tóm tắt", "Nội dung"), new QueryMarks(Query.Of("fansipan")), exactly: true)), StringComparison.Ordinal);

    private static string Filler(int words) => string.Join(' ', Enumerable.Repeat("chữ", words));

    private static string Shown(IEnumerable<TextPiece> pieces) => string.Concat(pieces.Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text));
}
