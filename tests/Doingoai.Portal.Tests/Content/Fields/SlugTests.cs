using CsCheck;
using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Tests.Content.Fields;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Đối ngoại: Cửa khẩu quốc tế Lào Cai – Hà Khẩu", "doi-ngoai-cua-khau-quoc-te-lao-cai-ha-khau")]
    [InlineData("ƯỚC MƠ của người Mông", "uoc-mo-cua-nguoi-mong")]
    [InlineData("老街—河口 国际口岸", "老街-河口-国际口岸")]
    [InlineData("Plan No. 88/KH-UBND (2020)", "plan-no-88-kh-ubnd-2020")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("!?…", "")]
    public void A_title_becomes_an_address(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.Of(string.Join(' ', Enumerable.Repeat("khẩu", 60)));
        Assert.True(slug.Length <= Slug.MaxLength);
        Assert.EndsWith("-khau", slug, StringComparison.Ordinal);
    }

    [Fact] public void An_address_is_its_own_address() => Gen.String.Sample(text => Slug.Of(Slug.Of(text)) == Slug.Of(text));

    [Fact]
    public void An_address_has_only_letters_digits_and_hyphens() =>
        Gen.String.Sample(text => Slug.Of(text).EnumerateRunes().All(rune => System.Text.Rune.IsLetterOrDigit(rune) || rune.Value == '-'));
}
