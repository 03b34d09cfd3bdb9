using System.Text;
using Doingoai.Portal.Content.Search;

namespace Doingoai.Portal.Tests.Content.Search;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Đối ngoại, Lào Cai!", "doi ngoai lao cai")]
    [InlineData("ỄẲộ", "eao")]
    [InlineData("88/KH-UBND", "88 kh ubnd")]
    [InlineData("老街2020年", "老 街 2020 年")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("Cai’s", "cai s")]
    [InlineData("\u0301 \u200b…", "")]
    public void A_text_falls_apart_into_folded_words(string text, string folded) =>
        Assert.Equal(folded, string.Join(' ', Words.Of(text).Select(word => word.Folded)));

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same_words() =>
        Assert.Equal(Spelt("Đối ngoại tỉnh Lào Cai"), Spelt("Đối ngoại tỉnh Lào Cai".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Letters_looked_up_fold_as_letters_normalised()
    {
        for (var letter = '!'; letter < 0x2000; letter++)
            Assert.Equal(Words.Of($"\u0061\u0301{letter}").Select(word => word.Folded), Words.Of($"á{letter}").Select(word => word.Folded)); // the mark makes the first take the long way
    }

    [Fact]
    public void Words_know_where_they_stand()
    {
        const string text = "Cụm  thông tin 𠮷野";
        Assert.Equal(["Cụm", "thông", "tin", "𠮷", "野"], Words.Of(text).Select(word => text[word.Start..word.End]));
    }

    [Fact]
    public void No_word_is_longer_than_an_index_holds() => Assert.All(Words.Of(new string('x', 10_000) + " " + new string('ộ', 10_000)), word => Assert.True(Encoding.UTF8.GetByteCount(word.Written) <= 256));

    [Theory]
    [InlineData("sapa", true)]
    [InlineData("laocai", true)]
    [InlineData("vietnam", true)]
    [InlineData("tuan", false)]
    [InlineData("nghieng", false)]
    [InlineData("toan", false)]
    [InlineData("2020", false)]
    public void A_syllable_is_never_taken_for_two(string word, bool mayBeTwo) => Assert.Equal(mayBeTwo, Syllable.MayBeTwo(word));

    private static IEnumerable<(string, string)> Spelt(string text) => Words.Of(text).Select(word => (word.Written, word.Folded));
}
