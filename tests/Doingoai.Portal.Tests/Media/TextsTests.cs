namespace Doingoai.Portal.Tests.Media;

public sealed class TextsTests
{
    [Fact]
    public void Every_refusal_of_the_module_has_a_sentence_in_every_language()
    {
        string[] codes = ["empty", "not-a-picture", "too-large", "too-many-pixels", "damaged", "text-too-long", "changed-meanwhile", "not-allowed"];
        foreach (var language in new[] { "vi", "en", "zh" })
        {
            var culture = new System.Globalization.CultureInfo(language);
            var texts = new System.Resources.ResourceManager(typeof(Doingoai.Portal.Media.Texts));
            Assert.All(codes, code => Assert.False(string.IsNullOrWhiteSpace(texts.GetString($"Rule_media.{code}", culture))));
            if (language != "vi")
                Assert.All(codes, code => Assert.NotEqual(texts.GetString($"Rule_media.{code}", new System.Globalization.CultureInfo("vi")), texts.GetString($"Rule_media.{code}", culture)));
        }
    }
}
