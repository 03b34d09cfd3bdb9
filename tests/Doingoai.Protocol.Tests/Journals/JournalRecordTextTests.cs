using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CsCheck;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

/// <summary>Beside the general reader, which it must never be stricter or laxer than.</summary>
public sealed class JournalRecordTextTests
{
    private const string Sha = "abababababababababababababababababababababababababababababababab";
    private const string Run = "0123456789abcdef0123456789abcdef";

    // What a property may be given, fitting or not.
    private static readonly string[] Values =
    [
        "null", "0", "-1", "1.0", "1e3", "9223372036854775807", "9223372036854775808", "\"\"", "\"play\"", "\"pl\\u0061y\"", "\"người\"", "\"\\ud800\"", "true", "[]", "{}", "{\"a\":1,\"a\":2}",
        "{\"a\":[1,{\"b\":null}]}", "\"0198a3f0-0000-7000-8000-000000000001\"", "\"0198A3F0-0000-7000-8000-000000000001\"", "\"{0198a3f0-0000-7000-8000-000000000001}\"", "\"0198a3f0000070008000000000000001\"",
        $"\"{Run}\"", $"\"{Sha}\"", "{\"run\":\"a\",\"seq\":1}", "{\"run\":null,\"seq\":1}", "{\"run\":\"a\"}", "{\"run\":\"a\",\"seq\":1,\"seq\":2}", "{\"run\":\"a\",\"seq\":\"1\"}",
    ];

    private static readonly string[] Names = ["device", "run", "seq", "monoMs", "wallMs", "kind", "body", "prevSha256", "offsetMs", "uncertaintyMs", "origin", "Device", "other", "s\\u0065q", "bo\\\"dy"];

    private static readonly Dictionary<string, string> Right = new()
    {
        ["device"] = "\"0198a3f0-0000-7000-8000-000000000001\"",
        ["run"] = $"\"{Run}\"",
        ["seq"] = "7",
        ["monoMs"] = "70",
        ["wallMs"] = "1790000000000",
        ["kind"] = "\"play\"",
        ["body"] = "{\"screen\":\"0198a3f0-0000-7000-8000-000000000002\",\"entry\":\"ế\"}",
        ["prevSha256"] = $"\"{Sha}\"",
    };

    [Fact]
    public void Objects_of_right_and_wrong_properties_are_read_alike()
    {
        var property = Gen.Select(Gen.Int[0, Names.Length - 1].Select(n => Names[n]), Gen.Int[0, Values.Length - 1].Select(n => Values[n]), (name, value) => $"\"{name}\":{value}");
        Gen.Select(Gen.Shuffle(Right.Select(one => $"\"{one.Key}\":{one.Value}").ToArray()), Gen.Int[0, 8], property.Array[0, 3], Gen.Int[0, 20]).Sample(
            (right, keep, wrong, end) => AreAlike(
                "{" + string.Join(',', (keep > 2 ? right : right.Take(6 + keep)).Concat(wrong)) + (end switch { 0 => "", 1 => "}}", 2 => "} ", 3 => ",}", 4 => "}//", _ => "}" })),
            iter: 20_000);
    }

    [Fact]
    public void A_line_with_any_byte_changed_is_read_alike()
    {
        var line = ProtocolJson.ToBytes(Record(new JournalOrigin(Run, 3)));
        Gen.Select(Gen.Int[0, line.Length - 1], Gen.Byte).Sample((at, value) => AreAlike((byte[])[.. line[..at], value, .. line[(at + 1)..]]), iter: 20_000);
    }

    [Fact]
    public void Every_beginning_of_a_line_and_every_nesting_is_read_alike()
    {
        var line = ProtocolJson.ToBytes(Record(null));
        Assert.All(Enumerable.Range(0, line.Length + 1), length => Assert.True(AreAlike(line[..length])));
        Assert.All(Enumerable.Range(25, 12), depth => Assert.True(AreAlike(Encoding.UTF8.GetString(line).Replace("{\"n\":1}", new string('[', depth) + new string(']', depth), StringComparison.Ordinal))));
    }

    [Fact]
    public void Strings_that_are_known_are_not_made_again()
    {
        var record = JournalRecordText.TryRead(ProtocolJson.ToBytes(Record(null)), Run, Sha)!;

        Assert.Same(Run, record.Run);
        Assert.Same(Sha, record.PrevSha256);
        Assert.Same(JournalKinds.Play, record.Kind);
    }

    private static JournalRecord Record(JournalOrigin? origin) =>
        new(Guid.Parse("0198a3f0-0000-7000-8000-000000000001"), Run, 7, 70, 1_790_000_000_000, JournalKinds.Play, ProtocolJson.ToElement(new { n = 1 }), Sha, -5, 10, origin);

    private static bool AreAlike(string text) => AreAlike(Encoding.UTF8.GetBytes(text));

    private static bool AreAlike(byte[] line)
    {
        var (own, general) = (JournalRecordText.TryRead(line, Run, Sha), ProtocolJson.TryRead<JournalRecord>(line));
        return own is null || general is null
            ? own is null && general is null
            : Body(own) == Body(general) && own with { Body = default } == general with { Body = default };
    }

    private static string Body(JournalRecord record) => record.Body.ValueKind == JsonValueKind.Undefined ? "" : Convert.ToHexString(JsonMarshal.GetRawUtf8Value(record.Body));
}
