namespace Doingoai.Portal.Tests.Media;

public sealed class TextsTests
{
    [Fact]
    public void Every_refusal_of_the_module_has_a_sentence_in_every_language()
    {
        string[] codes = ["empty", "not-a-picture", "too-large", "too-many-pixels", "damaged", "text-too-long", "changed-meanwhile",
            "picture-too-large", "disk-full", "heic-not-here", "video-not-playable", "video-failed", "video-too-wide", "video-too-long", "video-job-over", "video-job-running",
            "too-many-uploads", "upload-busy", "upload-gone", "upload-offset", "upload-piece", "upload-differs", "too-many-tags", "folder-name", "folder-name-taken", "folder-gone",
            "folder-in-itself", "folders-too-deep", "too-many-folders", "too-many-at-once", "shows-no-map", "cut-outside", "unknown-frame", "not-a-video", "unknown-language",
            "subtitles-not-vtt", "subtitles-time", "subtitles-empty", "subtitles-too-many"];
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
