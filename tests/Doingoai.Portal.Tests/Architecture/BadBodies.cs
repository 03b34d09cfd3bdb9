using System.Reflection;
using System.Text.Json;

namespace Doingoai.Portal.Tests.Architecture;

/// <summary>JSON that no request of a type can mean: wrong kinds of values, and nulls where something is required.</summary>
internal static class BadBodies
{
    public static IEnumerable<string> Of(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).ToList();
        if (properties.Count == 0) yield break;

        yield return Serialize(properties, property => property.PropertyType == typeof(string) ? new { no = "text" } : "no such value at all");
        var required = properties.Where(property => IsRequired(property)).ToList();
        if (required.Count > 0) yield return Serialize(properties, property => IsRequired(property) ? null : property);
        if (required.Count > 0) yield return "{}";
    }

    private static string Serialize(List<PropertyInfo> properties, Func<PropertyInfo, object?> value) => JsonSerializer.Serialize(properties
        .Select(property => (property.Name, Value: value(property))).Where(pair => pair.Value is not PropertyInfo)
        .ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Name), pair => pair.Value));

    private static bool IsRequired(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().SelectMany(one => one.GetParameters()).FirstOrDefault(one => one.Name == property.Name) is { HasDefaultValue: false }
        && new NullabilityInfoContext().Create(property).WriteState != NullabilityState.Nullable
        && Nullable.GetUnderlyingType(property.PropertyType) is null
        && new NullabilityInfoContext().Create(property).ReadState != NullabilityState.Nullable;
}
