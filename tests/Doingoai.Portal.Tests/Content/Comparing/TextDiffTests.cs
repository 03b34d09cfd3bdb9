using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Comparing;

namespace Doingoai.Portal.Tests.Content.Comparing;

public sealed class TextDiffTests
{
    [Fact] public void Vietnamese_is_compared_by_words() => Assert.Equal("Phiên chợ [-vùng-]{+miền+} cao mở cửa", Marked("Phiên chợ vùng cao mở cửa", "Phiên chợ miền cao mở cửa"));

    [Fact] public void Chinese_is_compared_by_characters() => Assert.Equal("高地集市[-向-]{+对+}游客开放", Marked("高地集市向游客开放", "高地集市对游客开放"));

    [Fact] public void Neighbouring_words_that_changed_are_one_change() => Assert.Equal("[-một hai-]{+ba bốn+} năm", Marked("một hai năm", "ba bốn năm"));

    [Fact] public void Letters_with_marks_of_their_own_stay_whole() => Assert.Equal("[-tiê\u0301ng-]{+tiê\u0300ng+} nói", Marked("tiê\u0301ng nói", "tiê\u0300ng nói"));

    [Fact]
    public void Rich_text_is_compared_by_what_a_reader_sees()
    {
        static string Read(string html) => ReadableText.Of(new(FieldKind.RichText, html));
        Assert.Equal("Một\n• hai\n• ba", Read("<p>Một</p><ul><li>hai</li><li><strong>ba</strong></li></ul>"));
        Assert.Equal(Read("<p><em>Một</em></p>"), Read("<p>Một</p>"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_texts_can_be_read_off_the_difference(int seed)
    {
        var random = new Random(seed);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => random.Next(6) switch { 0 => " ", 1 => "\n", 2 => "字", 3 => "ế", 4 => ".", _ => "a" }));
        for (var round = 0; round < 50; round++)
        {
            var (before, after) = (Text(), Text());
            var runs = TextDiff.Of(before, after);
            Assert.Equal(before, string.Concat(runs.Where(run => run.Kind != DiffKind.Added).Select(run => run.Text)));
            Assert.Equal(after, string.Concat(runs.Where(run => run.Kind != DiffKind.Gone).Select(run => run.Text)));
        }
    }

    [Fact]
    public void Two_long_texts_that_have_nothing_in_common_end_in_time()
    {
        static string Long(string word) => string.Join(' ', Enumerable.Range(0, 40_000).Select(number => $"{word}{number}"));
        Assert.Equal(3, TextDiff.Of(Long("a"), Long("b") + "\nx").Count(run => run.Text.Length > 0) + 1);
    }

    private static string Marked(string before, string after) => string.Concat(TextDiff.Of(before, after).Select(run => run.Kind switch
    {
        DiffKind.Gone => $"[-{run.Text}-]",
        DiffKind.Added => $"{{+{run.Text}+}}",
        _ => run.Text,
    }));
}
