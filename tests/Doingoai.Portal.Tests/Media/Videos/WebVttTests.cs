using System.IO.Compression;
using System.Text;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Tests.Media.Videos;

public sealed class WebVttTests
{
    [Fact]
    public void Cues_are_kept_and_remarks_and_styles_go()
    {
        var file = "\uFEFFWEBVTT - Lào Cai\r\nX-Header: 1\r\n\r\nNOTE ai viết\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:01.000 --> 00:04.000 align:start\r\nCửa khẩu quốc tế\r\n老街口岸\r\n\r\n00:00:05.000 --> 01:00:07.500\r\nHết\r\n";

        Assert.Equal("WEBVTT\n\n00:01.000 --> 00:04.000 align:start\nCửa khẩu quốc tế\n老街口岸\n\n00:00:05.000 --> 01:00:07.500\nHết\n", Tidy(file));
    }

    [Fact]
    public void A_zip_is_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("phu-de.vtt").Open()) entry.Write("WEBVTT"u8);

        Assert.Equal("media.subtitles-not-vtt", Assert.Throws<RuleException>(() => WebVtt.Tidy(stream.ToArray())).Code);
    }

    [Theory]
    [InlineData("", "media.subtitles-not-vtt")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nSRT", "media.subtitles-not-vtt")]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nx", "media.subtitles-not-vtt")]
    [InlineData("WEBVTT\n\n", "media.subtitles-empty")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:00.500\nx", "media.subtitles-time")]
    [InlineData("WEBVTT\n\n00:01 --> 00:02\nx", "media.subtitles-time")]
    [InlineData("WEBVTT\n\n99999999:00:01.000 --> 99999999:00:02.000\nx", "media.subtitles-time")]
    public void What_is_no_WebVTT_is_refused(string file, string code) => Assert.Equal(code, Assert.Throws<RuleException>(() => Tidy(file)).Code);

    [Fact]
    public void The_refusal_names_the_line() =>
        Assert.Equal(6, Assert.Throws<RuleException>(() => Tidy("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\n00:03.000 -> 00:04.000\ny")).Arguments[0]);

    private static string Tidy(string file) => Encoding.UTF8.GetString(WebVtt.Tidy(Encoding.UTF8.GetBytes(file)));
}
