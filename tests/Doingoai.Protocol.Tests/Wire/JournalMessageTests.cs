using System.Text;
using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Wire;

public sealed class JournalMessageTests
{
    [Fact]
    public void The_jws_of_a_message_is_what_reading_it_as_a_record_gives()
    {
        var body = ProtocolJson.ToElement(new JournalMessage("ey.J_-9.x"));

        Assert.Equal("ey.J_-9.x", Encoding.UTF8.GetString(JournalMessage.JwsOf(body)!));
        Assert.Equal("ey.J_-9.x", ProtocolJson.TryRead<JournalMessage>(body)!.Jws);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"jws\"")]
    [InlineData("null")]
    [InlineData("{\"jws\":null}")]
    [InlineData("{\"jws\":7}")]
    [InlineData("{\"JWS\":\"a.b.c\"}")]
    [InlineData("{\"jws\":\"a\\u002eb.c\"}")] // one value has one spelling
    [InlineData("{\"jws\":\"\\ud800\"}")]
    public void Anything_else_is_no_journal_message(string body)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Null(JournalMessage.JwsOf(document.RootElement));
    }

    [Fact]
    public void A_body_that_is_missing_is_none() => Assert.Null(JournalMessage.JwsOf(default));
}
