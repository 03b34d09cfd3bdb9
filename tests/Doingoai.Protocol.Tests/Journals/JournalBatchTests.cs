using System.Text;
using CsCheck;
using Doingoai.Protocol.Journals;

namespace Doingoai.Protocol.Tests.Journals;

public sealed class JournalBatchTests
{
    private static readonly Guid Device = Guid.Parse("0198a3f0-0000-7000-8000-000000000001");
    private static readonly string Run = new('a', 32);
    private static readonly string Head = $$"""{"device":"{{Device}}","run":"{{Run}}"}""";

    [Fact]
    public void What_is_signed_is_a_head_and_the_lines_as_they_are_hashed() =>
        Assert.Equal($"{Head}\n{{\"a\":\"ế\"}}\n{{}}\n", Encoding.UTF8.GetString(new JournalBatch(Device, Run, ["{\"a\":\"ế\"}", "{}"]).ToBytes()));

    [Fact]
    public void Lines_come_back_as_they_were() => Gen.String.Where(line => !line.Contains('\n', StringComparison.Ordinal) && IsText(line)).List[0, 20].Sample(lines =>
    {
        var read = JournalBatch.TryRead(new JournalBatch(Device, Run, lines).ToBytes());
        return read is not null && read.Device == Device && read.Run == Run && read.Records.SequenceEqual(lines);
    });

    [Fact]
    public void A_line_feed_in_a_line_is_a_mistake_of_the_program() => Assert.Throws<ArgumentException>(() => new JournalBatch(Device, Run, ["a\nb"]).ToBytes());

    [Fact]
    public void Only_one_spelling_counts()
    {
        string[] others =
        [
            "", "\n", Head, $"{Head}\nline", $" {Head}\n", $"{Head} \n", Head.Replace("device", "Device", StringComparison.Ordinal) + "\n", Head.Replace("}", ",\"more\":1}", StringComparison.Ordinal) + "\n",
            $$"""{"run":"{{Run}}","device":"{{Device}}"}""" + "\n", "null\n", "[]\n", $$"""{"device":"{{Device}}","run":"{{Run}}","records":["{}"]}""" + "\n",
        ];

        Assert.DoesNotContain(others, text => JournalBatch.TryRead(Encoding.UTF8.GetBytes(text)) is not null);
        Assert.NotNull(JournalBatch.TryRead(Encoding.UTF8.GetBytes(Head + "\n")));
        Assert.Null(JournalBatch.TryRead((byte[])[.. Encoding.UTF8.GetBytes(Head + "\n"), 0xff, (byte)'\n']));
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array.Sample(bytes => JournalBatch.TryRead(bytes) is null);

    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
