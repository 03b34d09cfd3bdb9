using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Comparing;

namespace Doingoai.Portal.Tests.Content.Translation;

public sealed class WhatChangedTests
{
    [Theory]
    [InlineData("Cửa khẩu mở lúc 7 giờ", "Cửa khẩu mở lúc 6 giờ sáng", "Cửa khẩu mở lúc [-7-][+6+] giờ[+ sáng+]")]
    [InlineData("口岸七时开放", "口岸六时开放", "口岸[-七-][+六+]时开放")]
    [InlineData("Đối ngoại", "Đối nội", "Đối [-ngoại-][+nội+]")]
    public void Words_are_marked_and_in_chinese_characters(string before, string after, string marked) => Assert.Equal(marked, Marked(before, after));

    [Fact]
    public void Rich_text_is_compared_as_it_reads() => Assert.Equal(
        "Một\nHai[+ ba+]",
        Marked(ReadableText.Of(new(FieldKind.RichText, "<p>Một</p><p>Hai</p>")), ReadableText.Of(new(FieldKind.RichText, "<p><b>Một</b></p><p>Hai <i>ba</i></p>"))));

    private static string Marked(string before, string after) => string.Concat(TextDiff.Of(before, after)
        .Select(run => run.Kind switch { DiffKind.Gone => $"[-{run.Text}-]", DiffKind.Added => $"[+{run.Text}+]", _ => run.Text }));
}
