using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Enrolment;

public sealed class ThreeWordsTests
{
    private static readonly Jwk Device = new("EC", "P-256", new string('A', 43), new string('B', 43));
    private static readonly Jwk Root = new("EC", "P-256", new string('C', 43), new string('D', 43));
    private static readonly string One = new('1', 64);
    private static readonly string Two = new('2', 64);

    [Fact]
    public void There_are_256_words_and_none_reads_as_another_without_diacritics()
    {
        Assert.Equal(256, ThreeWords.List.Count);
        Assert.Equal(256, ThreeWords.List.Select(Fold).Distinct().Count());
    }

    [Fact]
    public void Both_ends_get_the_same_words() =>
        Assert.Equal(ThreeWords.Of(Device, Root, One, Two), ThreeWords.Of(Device, Root, One, Two));

    [Fact]
    public void Every_ingredient_counts()
    {
        var words = ThreeWords.Of(Device, Root, One, Two);

        Assert.NotEqual(words, ThreeWords.Of(Root, Root, One, Two));
        Assert.NotEqual(words, ThreeWords.Of(Device, Device, One, Two));
        Assert.NotEqual(words, ThreeWords.Of(Device, Root, Two, Two));
        Assert.NotEqual(words, ThreeWords.Of(Device, Root, One, One));
    }

    [Fact]
    public void The_commitment_is_the_hash_of_the_bytes_and_refuses_what_is_no_nonce()
    {
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(One))), ThreeWords.Commitment(One));
        Assert.Null(ThreeWords.Commitment("12"));
        Assert.Null(ThreeWords.Commitment(new string('G', 64)));
        Assert.Null(ThreeWords.Commitment(new string('A', 64)));
    }

    private static string Fold(string word) => string.Concat(word.Replace('đ', 'd').Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
