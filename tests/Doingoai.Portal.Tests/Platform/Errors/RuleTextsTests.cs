using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform.Errors;

[StartsPortal]
public sealed class RuleTextsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("vi", "Đơn vị \"x\" không thể tự kế thừa chính mình.")]
    [InlineData("en", "Unit \"x\" cannot be its own successor.")]
    [InlineData("zh", "单位“x”不能成为自身的继任单位。")]
    public void A_refusal_is_a_sentence_in_the_callers_language(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        Assert.Equal(sentence, portal.Services.GetRequiredService<RuleTexts>().Sentence(new RuleException("unit.own-successor", "x")));
    }

    [Fact]
    public void A_code_without_a_sentence_is_shown_itself() =>
        Assert.Equal("no.such-rule", portal.Services.GetRequiredService<RuleTexts>().Sentence(new RuleException("no.such-rule")));
}
