using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Wire;

public sealed class ProtocolJsonTests
{
    [Fact]
    public void What_may_be_absent_when_written_may_be_absent_when_read()
    {
        var nullability = new NullabilityInfoContext();
        var broken =
            from type in typeof(ProtocolJson).Assembly.GetExportedTypes()
            where type.GetMethod("<Clone>$") is not null
            from parameter in type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters()
            where nullability.Create(parameter).WriteState == NullabilityState.Nullable && !parameter.HasDefaultValue
            where type.GetProperty(parameter.Name!)?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Never
            where type.Name is not ("PlanPosition" or "ExportReport") // never written
            select $"{type.Name}.{parameter.Name}";

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":1,"v":1,"type":"hello","id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{}}""")]
    [InlineData("""{"v":"1","type":"hello","id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{}}""")]
    [InlineData("""{"v":1,"type":null,"id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{}}""")]
    [InlineData("""{"v":1,"type":"\ud800","id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{}}""")]
    [InlineData("""{"v":99999999999999999999,"type":"hello","id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{}}""")]
    public void What_is_not_an_envelope_is_null(string json) => Assert.Null(ProtocolJson.TryRead<Envelope>(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Nesting_without_end_is_null() =>
        Assert.Null(ProtocolJson.TryRead<Envelope>(Encoding.UTF8.GetBytes($$"""{"v":1,"type":"hello","id":"0198a3f0-0000-7000-8000-0000000000aa","atMs":1,"body":{{new string('[', 40)}}{{new string(']', 40)}}}""")));
}
